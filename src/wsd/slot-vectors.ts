import type { Space } from '../space/space.js';

/**
 * Vectors of words and of slots in the same dimensions: their inner product tells how well a word fits into a slot.
 *
 * Both come from one factorisation of how often words stand beside forms and lemmas, U S^q and V S^p of the truncated SVD, words of
 * length 1.
 */
export interface SlotVectors {
  /** The rows are lemmas. */
  readonly words: Space;
  /** The rows are labels of slots, such as `-1 the`. */
  readonly slots: Space;
}
