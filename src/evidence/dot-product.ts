/** The inner product of two vectors of one length, in four sums so that a processor need not wait for each step. */
export function dotProduct(left: Float64Array, right: Float64Array): number {
  const whole = left.length - (left.length % 4);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let entry = 0; entry < whole; entry += 4) {
    first += left[entry] * right[entry];
    second += left[entry + 1] * right[entry + 1];
    third += left[entry + 2] * right[entry + 2];
    fourth += left[entry + 3] * right[entry + 3];
  }
  for (let entry = whole; entry < left.length; entry++) first += left[entry] * right[entry];
  return first + second + (third + fourth);
}
