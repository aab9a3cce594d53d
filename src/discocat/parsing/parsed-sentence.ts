import type { UniversalTag } from '../../corpus/sentence.js';
import type { PregroupType } from '../pregroup-type.js';
import type { Reduction } from '../reduction.js';
import type { LexicalEntry } from './lexical-entry.js';

/** A word of a parsed sentence. */
export interface ParsedWord {
  /** The index of its token in the sentence. */
  readonly token: number;
  readonly form: string;
  readonly lemma: string;
  readonly tag: UniversalTag;
  readonly type: PregroupType;
  /** The entry of the lexicon that it has here, with the variables of its type. */
  readonly entry: LexicalEntry;
}

/** A sentence with its cheapest reduction. */
export interface ParsedSentence {
  readonly text: string;
  /** One a token; punctuation has the unit type. */
  readonly words: readonly ParsedWord[];
  /** Its words are those of `words`. */
  readonly reduction: Reduction;
  /** The sum of the costs of types and links; lower is better. */
  readonly cost: number;
  /** Whether the words reduce to the target. */
  readonly isComplete: boolean;
  readonly target: PregroupType;
  /** Where they do not: what stayed open, in a sentence. */
  readonly reason?: string;
}
