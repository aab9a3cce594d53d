/**
 * Returns probabilities in proportion to the exponentials of finite scores.
 *
 * The largest is taken out first, so that no exponential overflows.
 *
 * @example softmax([1000, 1000]) // [0.5, 0.5]
 */
export function softmax(scores: ArrayLike<number>): number[] {
  const values = Array.from(scores);
  const largest = values.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const exponentials = values.map((score) => Math.exp(score - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
