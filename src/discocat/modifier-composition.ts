import type { FloatArray } from '../matrix/dense-matrix.js';
import { addDirections, addEntries, multiplyEntries } from './entrywise.js';
import type { TransitiveModel } from './transitive-operators.js';

/** A word that takes one argument, with its argument: a verb and its subject, an adjective and its noun. */
export interface ModifierWords {
  /** The vector a of the argument. */
  readonly argument: FloatArray;
  /** The word's own vector w. */
  readonly wordVector: () => FloatArray;
  /** The sum W of the vectors of the arguments that the word was seen with, each as often as it was counted. */
  readonly argumentSum: () => FloatArray;
  /** Whether the word is the head of the phrase, as a verb with its subject is, and an adjective with its noun is not. */
  readonly isHead: boolean;
}

/**
 * Composes a word with its one argument as an operator on transitive sentences would, where the word's tensor is a vector
 * (Grefenstette & Sadrzadeh 2011, EMNLP, for intransitive verbs and adjectives).
 *
 * - `verb-only`: the head alone.
 * - `additive`: w + a.
 * - `multiplicative`, `0-diag`, `1-diag`, `kronecker`: w . a, of the word's own vector.
 * - `relational` and all operators that copy: W . a, with W the sum of the arguments.
 * - `subject-sum`, `object-sum`: W + a; with `unit-` each at length 1.
 */
export function composeModifier(operator: TransitiveModel, words: ModifierWords): Float64Array {
  const { argument, wordVector, argumentSum, isHead } = words;
  switch (operator) {
    case 'verb-only':
      return Float64Array.from(isHead ? wordVector() : argument);
    case 'additive':
      return addEntries(wordVector(), argument);
    case 'multiplicative':
    case '0-diag':
    case '1-diag':
    case 'kronecker':
      return multiplyEntries(wordVector(), argument);
    case 'subject-sum':
    case 'object-sum':
      return addEntries(argumentSum(), argument);
    case 'unit-subject-sum':
    case 'unit-object-sum':
      return addDirections(argumentSum(), argument);
    default:
      return multiplyEntries(argumentSum(), argument);
  }
}
