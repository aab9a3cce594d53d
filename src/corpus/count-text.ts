import { QualiaError } from '../errors.js';
import type { ContextCounts } from './count-contexts.js';
import { type CountPairsOptions, countPairs, weightsOfPairs } from './count-pairs.js';
import { type EncodeTextOptions, encodeText } from './encode-text.js';
import type { TextSource } from './read-text.js';
import { Vocabulary } from './vocabulary.js';

/** Tells whether a word belongs to a class; `rank` is its place by frequency, 0 for the most frequent. */
export type ChooseWord = (word: string, rank: number) => boolean;

/** Options of {@link countText}. */
export interface CountTextOptions
  extends EncodeTextOptions,
    Pick<CountPairsOptions, 'window' | 'weighting' | 'weigh' | 'threads'> {
  /** Which words of the vocabulary are targets; default: all. */
  readonly isTarget?: ChooseWord;
  /** Which words of the vocabulary are contexts; default: all. Others keep their place in windows. */
  readonly isContext?: ChooseWord;
}

/** Counts of a text's words with their neighbours; the matrix holds weights instead where that was asked for. */
export interface TextCounts extends ContextCounts {
  /** How often each target occurs in the text. */
  readonly frequencies: Float64Array;
  /** How many tokens the text has, of words left out as well. */
  readonly tokens: number;
}

/**
 * Counts how often the words of a text stand near each other: text to vocabulary, to ids, to sparse counts.
 *
 * Words come from the most frequent on, equally frequent ones by name. No window reaches over the end of a line.
 *
 * @throws as {@link encodeText} and {@link countPairs} do; QualiaError with code `EMPTY` when a class has no word.
 *
 * @example
 * const counts = await countText('novels.txt', { minimumCount: 20, window: 5 });
 * const weighted = ppmi(counts.matrix, { contextSmoothing: 0.75 });
 * // The same weights in less memory, for who does not need the counts:
 * const { matrix } = await countText('novels.txt', { minimumCount: 20, window: 5, weigh: { contextSmoothing: 0.75 } });
 */
export async function countText(source: TextSource, options: CountTextOptions = {}): Promise<TextCounts> {
  weightsOfPairs(options);
  const encoded = await encodeText(source, options);
  options.signal?.throwIfAborted();
  const { vocabulary } = encoded;
  const targets = chooseWords(vocabulary, 'targets', options.isTarget);
  const contexts = chooseWords(vocabulary, 'contexts', options.isContext);
  const matrix = countPairs(encoded, { ...options, targets: targets.places, contexts: contexts.places });
  return {
    targets: targets.words,
    contexts: contexts.words,
    frequencies: encoded.frequencies.filter((_, rank) => targets.places[rank] !== -1),
    tokens: encoded.tokens,
    matrix,
  };
}

/** The chosen words, and for each word of the vocabulary its place among them, or -1. */
export function chooseWords(vocabulary: Vocabulary, name: 'targets' | 'contexts', choose: ChooseWord = () => true) {
  const words = new Vocabulary(`the ${name} of the text`);
  const places = Int32Array.from(vocabulary.labels, (word, rank) => (choose(word, rank) ? words.add(word) : -1));
  if (words.size === 0) throw new QualiaError('EMPTY', `No word of the text is chosen for ${name}.`);
  return { words, places };
}
