import type { FloatArray } from '../matrix/dense-matrix.js';
import { addEntries } from './entrywise.js';
import type { LexicalFunction } from './lexical-function.js';

/** A word with a vector of its own and a matrix for each argument that it takes. */
export interface PracticalWord {
  readonly vector: FloatArray;
  /** Of the subject, the object and so on: as many as the word takes arguments. */
  readonly places: readonly LexicalFunction[];
}

/**
 * Composes a word with its arguments by the practical lexical function of Paperno, Pham & Baroni 2014: v + V_subj x s + V_obj x o.
 *
 * An argument that is undefined is left out with its matrix, as the subject of "bake bread" is, so that a verb needs no other
 * matrices without it.
 *
 * @param word each of whose matrices was fitted to phrases of two words, by `fitLexicalFunction`.
 */
export function composePractical(
  { vector, places }: PracticalWord,
  ...words: readonly (FloatArray | undefined)[]
): Float64Array {
  const mapped = places.flatMap((place, at) => {
    const argument = words[at];
    return argument === undefined ? [] : [place.compose(argument)];
  });
  return addEntries(vector, ...mapped);
}
