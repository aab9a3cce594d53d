import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import { quantile } from '../../matrix/quantile.js';
import { createRandom } from '../../random.js';

/** How a bootstrap draws. */
export interface BootstrapOptions {
  /** How many samples it draws; default 10000. */
  readonly samples?: number;
  /** The share of the samples inside the interval; default 0.95. */
  readonly confidence?: number;
  /** The seed of the draws; default 1. */
  readonly seed?: number;
}

/** A mean with its interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Gives the percentile bootstrap interval of a mean (Efron 1979).
 *
 * Each sample draws as many values as there are, with replacement; the interval cuts equal shares off the sorted sample
 * means, with linear interpolation.
 *
 * @throws ShapeError when there are no values.
 * @throws OptionError when `samples` is not a whole number from 1, or `confidence` not between 0 and 1.
 * @example bootstrapMean([0, 1, 1, 1]).mean // 0.75
 */
export function bootstrapMean(values: ArrayLike<number>, options: BootstrapOptions = {}): Interval {
  const { confidence = 0.95 } = options;
  requireOption(confidence > 0 && confidence < 1, 'confidence', confidence, 'a number between 0 and 1');
  const means = drawBootstrapMeans(values, options).sort();
  const tail = (1 - confidence) / 2;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return { mean: sum / values.length, low: quantile(means, tail), high: quantile(means, 1 - tail) };
}

/**
 * Gives the means of bootstrap samples, in the order in which they were drawn, for {@link bootstrapMean} and for tests.
 *
 * @throws ShapeError when there are no values; OptionError when `samples` is not a whole number from 1.
 */
export function drawBootstrapMeans(values: ArrayLike<number>, options: BootstrapOptions = {}): Float64Array {
  const { samples = 10_000, seed = 1 } = options;
  requireWhole('samples', samples, 1);
  if (values.length === 0) throw new ShapeError('drawBootstrapMeans', 'no values', 'at least one');
  return drawMeans(Float64Array.from(values), samples, seed);
}

/**
 * Gives the percentile bootstrap interval of the mean difference between two paired lists, first minus second.
 *
 * The two differ at the chosen confidence when the interval does not hold 0.
 *
 * @throws ShapeError when the lists differ in length or are empty.
 * @throws OptionError as {@link bootstrapMean}.
 * @example bootstrapDifference([1, 1, 0], [0, 1, 0]).mean // 1 / 3
 */
export function bootstrapDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: BootstrapOptions = {},
): Interval {
  if (first.length !== second.length) {
    throw new ShapeError('bootstrapDifference', `${first.length} and ${second.length} values`, 'as many in both lists');
  }
  return bootstrapMean(
    Float64Array.from(first, (value, i) => value - (second[i] as number)),
    options,
  );
}

// The generator is sfc32 as in random.ts, written out: with its state in local variables a draw takes a tenth of the time,
// and 10,000 samples of 30,000 values are 300 million draws.
function drawMeans(data: Float64Array, samples: number, seed: number): Float64Array {
  const random = createRandom(seed);
  let a = random.integer(2 ** 32) | 0;
  let b = random.integer(2 ** 32) | 0;
  let c = random.integer(2 ** 32) | 0;
  let counter = 1;
  const scale = data.length / 2 ** 32;
  const means = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    let sum = 0;
    for (let i = 0; i < data.length; i++) {
      const bits = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + bits) | 0;
      sum += data[Math.floor((bits >>> 0) * scale)] as number;
    }
    means[sample] = sum / data.length;
  }
  return means;
}
