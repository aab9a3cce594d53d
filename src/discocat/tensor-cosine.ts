/**
 * Returns the cosine of two tensors that are known by their inner products alone, -1..1; 0 when either is zero, NaN where a product is.
 *
 * The roots are taken one by one and of nothing below 0, since rounding can make the square of a tensor negative.
 */
export function tensorCosine<Sentence>(
  left: Sentence,
  right: Sentence,
  product: (left: Sentence, right: Sentence) => number,
): number {
  const [a, b] = [left, right].map((sentence) => Math.sqrt(Math.max(0, product(sentence, sentence))));
  return a * b === 0 ? 0 : Math.min(1, Math.max(-1, product(left, right) / (a * b)));
}
