import type { PartOfSpeech, Synset } from '../../lexicon/synset.js';

/** A content word of a gloss. */
export interface GlossTerm {
  /** In lower case, the words of a lemma of several separated by spaces. */
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
}

/** The content words of glosses with their parts of speech, however they are found. */
export interface TaggedGlosses {
  /** The content words of the definition, in order. */
  definition(synset: Synset): readonly GlossTerm[];
  /** The content words of one example, by its index, in order. */
  example(synset: Synset, index: number): readonly GlossTerm[];
}
