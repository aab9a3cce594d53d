import { requireOption } from '../../errors.js';
import { gammaTail } from './gamma-tail.js';

/**
 * Returns the probability that a chi-squared variable exceeds `statistic`.
 *
 * @param freedom the degrees of freedom, above 0.
 * @throws OptionError when the degrees of freedom are not above 0.
 * @example chiSquaredTail(3.841458820694124, 1) // 0.05
 */
export function chiSquaredTail(statistic: number, freedom: number): number {
  requireOption(freedom > 0, 'freedom', freedom, 'a number above 0');
  return gammaTail(freedom / 2, statistic / 2);
}
