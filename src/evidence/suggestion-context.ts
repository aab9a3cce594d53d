import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import type { ContextVectors } from './context-vectors.js';
import type { LemmaProfiles } from './lemma-profiles.js';
import type { WordCounts } from './signature-words.js';
import type { Taxonomy } from './taxonomy.js';

/** From when on something is suggested. */
export interface SuggestionSettings {
  /** How often a missing lemma occurs at least; default 5. */
  readonly minimumCount: number;
  /** Whether proper names that the lexicon lacks are suggested; default false. */
  readonly names: boolean;
  /** How often a word occurs at least before its unused or misordered senses are told; default 20. */
  readonly leastOccurrences: number;
  /** A line is uncertain below this margin; default 0.5. */
  readonly leastMargin: number;
  /** How many lines a new sense has at least; default 5. */
  readonly leastCluster: number;
  /** The mean cosine of the lines of a new sense at least, what all lines of the word share taken out; default 0.05. */
  readonly leastCosine: number;
  /** So many content words on each side of a word place a line among those of a new sense; default 30, which is most sentences whole. */
  readonly nearWords: number;
  /** In how many documents a new sense stands at least; default 2. */
  readonly leastDocuments: number;
  /** By how much the lines of a new sense are nearer to each other than to any sense at least, weighted by how many there are; default 0. */
  readonly leastContrast: number;
  /** How many new senses of a word are suggested at most; default 2. */
  readonly mostNewSenses: number;
  /** How many lines a suggestion names at most; default 20. */
  readonly mostLines: number;
}

/** The settings where none are given. */
export const suggestionDefaults: SuggestionSettings = {
  minimumCount: 5,
  names: false,
  leastOccurrences: 20,
  leastMargin: 0.5,
  leastCluster: 5,
  leastCosine: 0.05,
  nearWords: 30,
  leastDocuments: 2,
  leastContrast: 0,
  mostNewSenses: 2,
  mostLines: 20,
};

/** What suggestions are found with. */
export interface SuggestionContext {
  readonly lexicon: StoredLexicon;
  readonly taxonomy: Taxonomy;
  readonly vectors: ContextVectors;
  readonly profiles: LemmaProfiles;
  /** The content words of the corpus. */
  readonly corpus: WordCounts;
  /** The words of a text in the language of the lexicon, in lower case. */
  readonly segment: (text: string) => string[];
  /** Words that no lexicon lists, such as pronouns. */
  readonly functionWords: ReadonlySet<string>;
  readonly settings: SuggestionSettings;
}
