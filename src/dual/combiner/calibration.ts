import { QualiaError, requireOption, requireWhole } from '../../errors.js';
import { logistic } from './logistic-loss.js';
import { trainLogisticRegression } from './logistic-regression.js';

/** A line from the learner's log odds to calibrated ones. */
export interface Calibration {
  /** Above 0, so that calibration never changes an order. */
  readonly slope: number;
  readonly offset: number;
}

/** How far probabilities keep what they promise, in one range of them. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The mean probability of the tuples in the range; undefined when there are none. */
  readonly expected: number | undefined;
  /** The share of them that is right. */
  readonly observed: number | undefined;
}

/**
 * Fits a calibration to scores of examples that the learner has not seen (Platt 1999): logistic regression on the score
 * alone.
 *
 * @param labels 1 for right, 0 for wrong, as many as scores.
 * @throws QualiaError when the scores do not rise with being right, so that nothing was learned.
 */
export function fitCalibration(scores: Float64Array, labels: Uint8Array): Calibration {
  const table = { rows: scores.length, columns: 1, values: scores, labels };
  const { means, deviations, weights, bias } = trainLogisticRegression(table, { penalty: 1e-3 });
  const [mean = 0, deviation = 1, weight = 0] = [means[0], deviations[0], weights[0]];
  const slope = weight / deviation;
  if (!(slope > 0)) {
    throw new QualiaError('NOT_LEARNED', `Right tuples score no higher than wrong ones (slope ${slope}).`);
  }
  return { slope, offset: bias - slope * mean };
}

/** Returns the calibrated probability of a score. */
export function calibrate({ slope, offset }: Calibration, score: number): number {
  return logistic(slope * score + offset);
}

/**
 * Compares probabilities with what came true, in ranges of equal width.
 *
 * @param options.bins the number of ranges; default 10.
 * @throws OptionError when a probability lies outside 0..1, or `bins` is no whole number >= 1.
 */
export function measureReliability(
  probabilities: Float64Array,
  labels: Uint8Array,
  options: { readonly bins?: number } = {},
): ReliabilityBin[] {
  const { bins = 10 } = options;
  requireWhole('bins', bins, 1);
  const sums = Array.from({ length: bins }, () => ({ count: 0, expected: 0, observed: 0 }));
  probabilities.forEach((probability, row) => {
    requireOption(probability >= 0 && probability <= 1, 'probabilities', probability, '0 to 1');
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    if (bin === undefined) return;
    bin.count++;
    bin.expected += probability;
    bin.observed += labels[row];
  });
  return sums.map(({ count, expected, observed }, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    count,
    expected: count === 0 ? undefined : expected / count,
    observed: count === 0 ? undefined : observed / count,
  }));
}
