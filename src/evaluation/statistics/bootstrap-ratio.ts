import { requireOption, ShapeError } from '../../errors.js';
import { quantile } from '../../matrix/quantile.js';
import { type BootstrapOptions, drawBootstrapMeans, type Interval } from './bootstrap.js';

/**
 * Gives the percentile bootstrap interval of the ratio of two sums over the same items (Efron 1979), such as F1, which is
 * twice the credit by the number of answers and of gold labels.
 *
 * @param above what each item adds to the sum above the line.
 * @param below what it adds to the sum below; above 0, so that no sample divides by 0.
 * @returns the ratio of all items as `mean`, and its interval.
 * @throws ShapeError where the lists differ in length or are empty; OptionError where a value below the line is not above 0,
 * else as `bootstrapMean`.
 * @example bootstrapRatio([2, 0], [2, 1]).mean // 2 / 3
 */
export function bootstrapRatio(
  above: ArrayLike<number>,
  below: ArrayLike<number>,
  options: BootstrapOptions = {},
): Interval {
  const { confidence = 0.95 } = options;
  requireOption(confidence > 0 && confidence < 1, 'confidence', confidence, 'a number between 0 and 1');
  if (above.length !== below.length) {
    throw new ShapeError('bootstrapRatio', `${above.length} and ${below.length} values`, 'as many in both lists');
  }
  let [sumAbove, sumBelow] = [0, 0];
  for (let item = 0; item < above.length; item++) {
    const value = below[item] as number;
    requireOption(value > 0, 'below', value, 'numbers above 0');
    sumAbove += above[item] as number;
    sumBelow += value;
  }
  // The draws depend on the seed and the number of values alone, so that both lists are drawn alike.
  const drawnBelow = drawBootstrapMeans(below, options);
  const ratios = drawBootstrapMeans(above, options)
    .map((mean, sample) => mean / (drawnBelow[sample] as number))
    .sort();
  const tail = (1 - confidence) / 2;
  return { mean: sumAbove / sumBelow, low: quantile(ratios, tail), high: quantile(ratios, 1 - tail) };
}
