import { ShapeError } from '../../errors.js';
import { sigmoid } from '../../matrix/sigmoid.js';
import type { Tape } from '../tensor/tape.js';
import { showShape, type Tensor } from '../tensor/tensor.js';

/** Independent normal distributions by their means and the logarithms of their variances. */
export interface Gaussians<Numbers> {
  readonly mean: Numbers;
  readonly logVariance: Numbers;
}

/**
 * Returns the divergence of normal distributions from given ones, in nats, summed over the numbers:
 *
 *     KL(q | p) = 1/2 sum_i (log v_pi - log v_qi + (v_qi + (m_qi - m_pi)^2) / v_pi - 1)
 *
 * @throws ShapeError when there are not as many given ones.
 */
export function gaussianDivergence(
  tape: Tape,
  { mean, logVariance }: Gaussians<Tensor>,
  prior: Gaussians<ArrayLike<number>>,
): Tensor {
  const size = mean.values.length;
  for (const { length } of [logVariance.values, prior.mean, prior.logVariance]) {
    if (length !== size) throw new ShapeError('gaussianDivergence', `${length} numbers`, showShape(mean.shape));
  }
  const output = tape.output([], [mean, logVariance]);
  const [means, logs] = [mean.values, logVariance.values];
  let sum = 0;
  for (let at = 0; at < size; at++) {
    const [log, priorLog] = [logs[at] as number, prior.logVariance[at] as number];
    const moved = means[at] - (prior.mean[at] as number);
    sum += 0.5 * (priorLog - log + Math.exp(log - priorLog) + moved * moved * Math.exp(-priorLog) - 1);
  }
  output.values[0] = sum;
  return tape.record(output, ([gradient]) => {
    const [ofMean, ofLog] = [tape.gradientOf(mean), tape.gradientOf(logVariance)];
    for (let at = 0; at < size; at++) {
      const priorLog = prior.logVariance[at] as number;
      if (ofMean !== undefined) ofMean[at] += gradient * (means[at] - (prior.mean[at] as number)) * Math.exp(-priorLog);
      if (ofLog !== undefined) ofLog[at] += gradient * 0.5 * (Math.exp(logs[at] - priorLog) - 1);
    }
  });
}

/**
 * Returns the divergence of coins from a given one, in nats, summed over the coins, from the logarithms of their odds.
 *
 * @param prior the probability of 1 of the given coin, in (0, 1).
 */
export function coinDivergence(tape: Tape, logOdds: Tensor, prior: number): Tensor {
  const priorOdds = Math.log(prior) - Math.log1p(-prior);
  const output = tape.output([], [logOdds]);
  const odds = logOdds.values;
  let sum = 0;
  for (let at = 0; at < odds.length; at++) {
    sum += sigmoid(odds[at]) * (odds[at] - priorOdds) - softplus(odds[at]) + softplus(priorOdds);
  }
  output.values[0] = sum;
  return tape.record(output, ([gradient]) => {
    const target = tape.gradientOf(logOdds);
    if (target === undefined) return;
    for (let at = 0; at < odds.length; at++) {
      const share = sigmoid(odds[at]);
      target[at] += gradient * share * (1 - share) * (odds[at] - priorOdds);
    }
  });
}

/** log(1 + e^x), without overflow. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}
