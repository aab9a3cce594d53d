import { requireWhole } from '../errors.js';
import type { CorpusReader, ReadOptions } from './corpus-reader.js';
import type { CutTokens } from './cut-tokens.js';
import { FrequentWords, type WordCount } from './frequent-words.js';
import { isAnnotated, type Sentence, type TextUnit } from './sentence.js';
import { tokenise } from './tokenise.js';

/** Options of {@link corpusStats}. */
export interface CorpusStatsOptions extends ReadOptions {
  /** How many of the most frequent words are told; default 20. */
  readonly words?: number;
  /** Distinct words that are kept in memory, about 100 bytes each; default 1,000,000. */
  readonly maximumTypes?: number;
  /** Cuts the text of units that come without tokens; default `tokenise`. */
  readonly tokenise?: CutTokens;
}

/** What a corpus amounts to. */
export interface CorpusStats {
  readonly name: string;
  readonly documents: number;
  readonly sentences: number;
  /** How many of the sentences came with their tokens. */
  readonly annotated: number;
  /** The length of the text in UTF-8, without what stands between its sentences. */
  readonly bytes: number;
  readonly tokens: number;
  /** Tokens with a letter or a digit. */
  readonly words: number;
  /** Distinct words, lower-cased. */
  readonly types: number;
  /** Whether `types` and `frequent` are exact; if not, there were more than `maximumTypes`. */
  readonly exact: boolean;
  /** By how much the counts in `frequent` may be too small; 0 when they are exact. */
  readonly countError: number;
  /** The most frequent words, lower-cased, equally frequent ones by name. */
  readonly frequent: readonly WordCount[];
}

/**
 * Counts the documents, sentences, tokens and types of a corpus in one pass; memory does not grow with its length.
 *
 * Types are counted exactly up to `maximumTypes`; beyond, their number is estimated and rare words are forgotten, see
 * `exact` and `countError`.
 *
 * @throws what the reader throws; OptionError; the reason of the signal.
 * @example (await corpusStats(createGlossCorpus(await readWordnet()))).documents // 117791
 */
export async function corpusStats(reader: CorpusReader, options: CorpusStatsOptions = {}): Promise<CorpusStats> {
  const { words: limit = 20, maximumTypes = 1_000_000, tokenise: cut = tokenise, ...reading } = options;
  requireWhole('words', limit, 0);
  const frequent = new FrequentWords(maximumTypes);
  const sums = { documents: 0, sentences: 0, annotated: 0, bytes: 0, tokens: 0, words: 0 };
  let document: string | undefined;
  for await (const unit of reader.read(reading)) {
    if (unit.document !== document) sums.documents++;
    document = unit.document;
    sums.sentences++;
    sums.bytes += Buffer.byteLength(unit.text);
    if (isAnnotated(unit)) sums.annotated++;
    for (const { form } of tokensOf(unit, cut)) {
      sums.tokens++;
      if (!hasLetterOrDigit(form)) continue;
      sums.words++;
      frequent.add(form.toLowerCase());
    }
  }
  const { types, error } = frequent;
  const exact = error === 0;
  return { name: reader.name, ...sums, types, exact, countError: error, frequent: frequent.top(limit) };
}

function tokensOf(unit: TextUnit | Sentence, cut: CutTokens): Iterable<{ readonly form: string }> {
  return isAnnotated(unit) ? unit.tokens : cut(unit.text);
}

function hasLetterOrDigit(form: string): boolean {
  const code = form.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return true;
  return /[\p{L}\p{N}]/u.test(form);
}
