import { composeWord } from './compose-word.js';
import type { SearchTargets } from './search-targets.js';

/** The weights of d(a,c), d(b,c) and f(b,c) in the sum that stands in for their geometric mean. */
export type PhraseWeights = readonly [modifier: number, head: number, role: number];

/** The weights of the arithmetic mean. */
export const equalWeights: PhraseWeights = [1 / 3, 1 / 3, 1 / 3];

/**
 * Returns the weights of the plane that touches the geometric mean of three similarities at a point m: geo(m) / (3 m_i).
 *
 * The gradient of log geo(s) at s is 1 / (3 s_i), so that of geo is geo(s) / (3 s_i). As geo grows in proportion with
 * its arguments (Euler), the plane goes through the origin: the sum needs no constant. Its weights multiply to 1/27, and
 * weights that do give a sum that is nowhere below the mean where all three similarities are positive, and equal to it
 * where they are in proportion to m: sum w_i s_i = geo(m) * mean(s_i / m_i) >= geo(m) * geo(s / m) = geo(s), the
 * inequality of the means. Where the three of m are equal, so are the weights.
 *
 * @param point three similarities above 0.
 * @example tangentWeights([0.5, 0.5, 0.5]) // [1 / 3, 1 / 3, 1 / 3]
 */
export function tangentWeights(point: readonly [number, number, number]): PhraseWeights {
  const [modifier, head, role] = point;
  // Roots before the product, which would underflow first.
  const mean = Math.cbrt(modifier) * Math.cbrt(head) * Math.cbrt(role);
  return [mean / (3 * modifier), mean / (3 * head), mean / (3 * role)];
}

/** A mean similarity counts as no smaller than this share of the largest of the three: vectors are in single precision. */
const leastShare = 1e-6;

/**
 * Returns the weights of the plane that touches sim_c at the mean similarities of the `neighbours` words that are closest
 * to a phrase by sim_c; equal weights where no word has a score above 0.
 */
export function localWeights(
  targets: SearchTargets,
  [modifier, head]: readonly [modifier: string, head: string],
  neighbours: number,
): PhraseWeights {
  const near = composeWord(targets, [modifier, head], { limit: neighbours });
  if (near.length === 0) return equalWeights;
  const sums: [number, number, number] = [0, 0, 0];
  for (const { word } of near) {
    sums[0] += targets.dual.domain(modifier, word);
    sums[1] += targets.dual.domain(head, word);
    sums[2] += targets.dual.function(head, word);
  }
  const least = leastShare * Math.max(...sums);
  return tangentWeights([Math.max(least, sums[0]), Math.max(least, sums[1]), Math.max(least, sums[2])]);
}
