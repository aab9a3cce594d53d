import { requireOption } from '../../errors.js';
import { normalTwoSided } from './normal-tail.js';

/**
 * Returns the p value, both tails, of a (partial) correlation under independence by Fisher's transformation:
 * |atanh r| sqrt(degrees) against the standard normal distribution (Fisher 1924).
 *
 * @param degrees N - k - 3, where k variables are conditioned on; a number above 0.
 * @throws OptionError for a correlation outside -1..1 or degrees that are not above 0.
 * @example correlationTail(0.5, 40)
 */
export function correlationTail(correlation: number, degrees: number): number {
  requireOption(Math.abs(correlation) <= 1, 'correlation', correlation, '-1..1');
  requireOption(degrees > 0, 'degrees', degrees, 'a number above 0');
  if (Math.abs(correlation) === 1) return 0;
  return normalTwoSided(Math.atanh(correlation) * Math.sqrt(degrees));
}
