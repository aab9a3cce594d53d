import { requireOption } from '../../errors.js';

/**
 * Returns the p value, both tails, of a (partial) correlation under independence by Fisher's transformation:
 * |atanh r| sqrt(degrees) against the standard normal distribution (Fisher 1924).
 *
 * @param degrees N - k - 3, where k variables are conditioned on; a number above 0.
 * @throws OptionError for a correlation outside -1..1 or degrees that are not above 0.
 * @example fisherZ(0.5, 40)
 */
export function fisherZ(correlation: number, degrees: number): number {
  requireOption(Math.abs(correlation) <= 1, 'correlation', correlation, '-1..1');
  requireOption(degrees > 0, 'degrees', degrees, 'a number above 0');
  return complementaryError((Math.abs(Math.atanh(correlation)) * Math.sqrt(degrees)) / Math.SQRT2);
}

/** Where the series gives way to the continued fraction. */
const seriesEnd = 2;

/**
 * The complementary error function for x >= 0: by the series of Abramowitz & Stegun 1964, 7.1.6, and, where 1 - erf would
 * lose digits, by the continued fraction 7.1.14, evaluated from its end.
 */
function complementaryError(x: number): number {
  if (x < seriesEnd) {
    let term = x;
    let sum = x;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  if (x > 30) return 0;
  let tail = x;
  for (let n = 120; n >= 1; n--) tail = x + n / 2 / tail;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
}
