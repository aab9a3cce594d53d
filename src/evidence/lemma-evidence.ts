import type { DetailedLine } from '../lexicon/evidence/evidence-run.js';

/** How a sense of a word fared in a corpus. */
export interface SenseEvidence {
  /** The id of the sense. */
  readonly id: string;
  /** The id of its synset. */
  readonly synset: string;
  /** How many occurrences have it as the most probable one. */
  readonly chosen: number;
  /** The sum of its probabilities. */
  readonly expected: number;
}

/** What a corpus says of a lemma as a part of speech. */
export interface LemmaEvidence {
  readonly lemma: string;
  readonly partOfSpeech: string;
  /** How often it occurs. */
  readonly occurrences: number;
  /** In how many documents. */
  readonly documents: number;
  /** The senses that the lexicon has for it, in their order; empty where it has none. */
  readonly senses: readonly SenseEvidence[];
  /** Its lines, or the first so many, in the order of the corpus. */
  readonly lines: readonly DetailedLine[];
}
