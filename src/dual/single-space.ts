import { requireOption } from '../errors.js';
import { cosine } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';

/** How two vectors are put together: added, or multiplied entry by entry. */
export type VectorComposition = 'add' | 'multiply';

/**
 * Composes the vectors of two words in one space (Mitchell & Lapata 2008).
 *
 * For `multiply`, negative entries are set to 0 first, as in Turney 2012, section 6.2: the product of two negative
 * entries would count as agreement.
 *
 * @throws UnknownWordError when a word is missing; OptionError when `how` is neither.
 */
export function composeVectors(space: Space, [a, b]: readonly [string, string], how: VectorComposition): Float32Array {
  requireOption(how === 'add' || how === 'multiply', 'how', how, '"add" or "multiply"');
  const left = space.vector(a);
  const right = space.vector(b);
  if (how === 'add') return left.map((value, entry) => value + right[entry]);
  return left.map((value, entry) => Math.max(0, value) * Math.max(0, right[entry]));
}

/**
 * Scores a single word against a phrase in one space: the cosine of its vector with the composed one (the baseline of
 * Turney 2012, section 6.2).
 *
 * For `multiply` the word's negative entries are set to 0 too. The score is 0 when nothing is left to compare.
 *
 * @throws as {@link composeVectors}.
 */
export function singleSpaceComposition(
  space: Space,
  phrase: readonly [string, string],
  word: string,
  how: VectorComposition,
): number {
  const vector = space.vector(word);
  const compared = how === 'multiply' ? vector.map((value) => Math.max(0, value)) : vector;
  return cosine(composeVectors(space, phrase, how), compared);
}

/**
 * Scores two word pairs in one space by comparing a + d with b + c, or a * d with b * c (Turney 2012, section 6.1):
 * in a good analogy what separates the pairs cancels.
 *
 * @throws as {@link composeVectors}.
 */
export function singleSpaceRelation(
  space: Space,
  [a, b]: readonly [string, string],
  [c, d]: readonly [string, string],
  how: VectorComposition,
): number {
  return cosine(composeVectors(space, [a, d], how), composeVectors(space, [b, c], how));
}
