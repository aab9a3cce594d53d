/** The slope and the curvature of the loss by the score of each example. */
export interface LossGradient {
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
}

/** The logistic function: the probability of log odds. */
export function logistic(score: number): number {
  return score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
}

/**
 * Returns the logistic loss of scores, -sum log p(label), in nats.
 *
 * @param scores log odds.
 * @param labels 1 for right, 0 for wrong, as many.
 */
export function logisticLoss(scores: Float64Array, labels: Uint8Array): number {
  return scores.reduce((sum, score, row) => {
    const margin = labels[row] === 1 ? score : -score;
    return sum + Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
  }, 0);
}

/** Returns the first and second derivatives of {@link logisticLoss} by each score: p - label and p (1 - p). */
export function logisticGradient(scores: Float64Array, labels: Uint8Array): LossGradient {
  const gradients = new Float64Array(scores.length);
  const curvatures = new Float64Array(scores.length);
  scores.forEach((score, row) => {
    const probability = logistic(score);
    gradients[row] = probability - labels[row];
    curvatures[row] = probability * (1 - probability);
  });
  return { gradients, curvatures };
}
