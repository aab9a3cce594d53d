/** log(1 + exp(-x)), the logistic loss of a score of something seen; that of something not seen is the same of -x. */
export function logLoss(score: number): number {
  return score > 0 ? Math.log1p(Math.exp(-score)) : Math.log1p(Math.exp(score)) - score;
}

/** 1 / (1 + exp(-x)). */
export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
