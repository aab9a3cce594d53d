import { createHash } from 'node:crypto';
import { isPhraseName } from '../corpus/phrase-targets.js';
import { tokenise } from '../corpus/tokenise.js';
import { requireOption } from '../errors.js';
import { isTaggedLemma } from '../lexicon/tagged-lemma.js';
import type { HistoryStep } from '../space/history.js';
import type { Space } from '../space/space.js';
import { createBaseFormFinder } from './base-form-finder.js';
import type { EmbeddingModel } from './embedding-model.js';
import { createFrequencyWeight, defaultSmoothing, type FrequencyWeightOptions, sumCounts } from './frequency-weight.js';
import { createSpaceEmbedding, hashSpace, type SpaceEmbeddingOptions } from './space-embedding.js';

/** An embedding model that tells how its vectors are made. */
export interface StaticEmbedding extends EmbeddingModel {
  readonly history: readonly HistoryStep[];
}

/** Options of {@link createStaticEmbedding}. */
export interface StaticEmbeddingOptions extends Omit<SpaceEmbeddingOptions, 'weight'>, FrequencyWeightOptions {
  /** Splits a text into words; default as `tokenise` does, which is made for English. */
  readonly split?: ((text: string) => readonly string[]) | undefined;
  /** Whether words are looked up in lower case; default true. */
  readonly lowerCase?: boolean | undefined;
  /**
   * Whether an English word that the space does not hold is looked up by its base form, `dog` for `dogs`, as spaces of lemmas
   * need; default `none`.
   */
  readonly baseForms?: 'none' | 'english' | undefined;
  /** How often words were counted, in the form in which they are looked up; default none, and all words weigh the same. */
  readonly frequencies?: ReadonlyMap<string, number> | undefined;
}

/**
 * Makes an embedding model of word vectors: the vector of a text is the mean of the vectors of its words, weighted by smooth
 * inverse frequency where `frequencies` are given (Arora, Liang & Ma 2017). They divide by the number of words, we by the sum
 * of the weights: no cosine changes, but each text counts the same where common components are fitted.
 *
 * A text that is a lemma with its part of speech, `show/v`, is looked up as it is, as spaces of "qualia space build --target-tags"
 * hold it, and so is the name of a counted phrase, `verb-object:chase cat`. Words that the space does not hold are left out; a text with none it holds is an UnknownWordError. The history names the
 * space's steps, the words' form and the weights; the model's id holds a checksum of it and of the space, so that a cache
 * keeps models apart. A `split` of one's own shows there as `own` only.
 *
 * @throws OptionError when an option is out of range, or the space has more columns than `mostColumns`.
 * @example
 * const space = await readGlove('glove.6B.100d.txt', { name: 'glove' });
 * const model = createStaticEmbedding(space, { frequencies: estimateFrequencies(space.targets) });
 * const components = await fitCommonComponents(model, sentences);
 * const embedding = removeCommonComponents(model, components);
 */
export function createStaticEmbedding(space: Space, options: StaticEmbeddingOptions = {}): StaticEmbedding {
  const {
    split = splitTokens,
    lowerCase = true,
    baseForms = 'none',
    frequencies,
    smoothing,
    uncounted,
    ...rest
  } = options;
  requireOption(['none', 'english'].includes(baseForms), 'baseForms', baseForms, 'none, english');
  const words: HistoryStep = {
    step: 'meanOfWords',
    options: {
      split: options.split === undefined ? 'tokenise' : 'own',
      lowerCase,
      baseForms,
      unknown: rest.unknown ?? 'skip',
    },
  };
  const inCase = lowerCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  // A lemma with its part of speech, "show/v", is one word, known or not, as the name of a phrase is: never "show" and "v".
  const isWhole = (text: string): boolean => {
    if (isPhraseName(text)) return true;
    if (!isTaggedLemma(text)) return false;
    return space.has(inCase(text)) || (options.split === undefined && !/\s/.test(text));
  };
  const splitWords = (text: string): readonly string[] => (isWhole(text) ? [inCase(text)] : split(text).map(inCase));
  const toKnown = baseForms === 'english' ? createBaseFormFinder((word) => space.has(word)) : undefined;
  const { specificationVersion, provider, maxEmbeddingsPerCall, supportsParallelCalls, knows, doEmbed } =
    createSpaceEmbedding(space, {
      ...rest,
      split:
        toKnown === undefined
          ? splitWords
          : (text) => splitWords(text).map((word) => (isPhraseName(word) ? word : toKnown(word))),
      weight: frequencies && createFrequencyWeight(frequencies, { smoothing, uncounted }),
    });
  const weights = frequencies && [describeWeights(frequencies, { smoothing, uncounted })];
  const history = [...space.history, words, ...(weights ?? [])];
  // The checksum of a large space takes a moment, and not everyone asks for the id.
  let modelId: string | undefined;
  return {
    specificationVersion,
    provider,
    maxEmbeddingsPerCall,
    supportsParallelCalls,
    knows,
    doEmbed,
    history,
    get modelId() {
      modelId ??= `${space.name}-${hashSpace(space).update(JSON.stringify(history)).digest('hex').slice(0, 16)}`;
      return modelId;
    },
  };
}

function splitTokens(text: string): string[] {
  return tokenise(text).map(({ form }) => form);
}

function describeWeights(frequencies: ReadonlyMap<string, number>, options: FrequencyWeightOptions): HistoryStep {
  const { smoothing = defaultSmoothing, uncounted = 'rare' } = options;
  const hash = createHash('sha256');
  for (const entry of frequencies) hash.update(JSON.stringify(entry));
  return {
    step: 'frequencyWeight',
    options: { smoothing, uncounted, frequencies: hash.digest('hex').slice(0, 16) },
    result: { words: frequencies.size, total: sumCounts(frequencies) },
  };
}
