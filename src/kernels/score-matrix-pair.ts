/**
 * Scores vectors u and w under two matrices A and B of `rows` x `width` numbers: sum_ij u_i A_ij B_ij w_j, for items
 * `begin` to `end`, the u of an item in `rowVectors`, its w in `columnVectors`. Both sizes are multiples of four.
 */
export function scoreMatrixPair(
  left: Float32Array,
  right: Float32Array,
  rows: number,
  width: number,
  rowVectors: Float32Array,
  columnVectors: Float32Array,
  scores: Float64Array,
  begin: number,
  end: number,
): void {
  for (let item = begin; item < end; item++) {
    let score = 0;
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let column = 0; column < width; column++) {
        const cell = row * width + column;
        sum += left[cell] * right[cell] * columnVectors[item * width + column];
      }
      score += rowVectors[item * rows + row] * sum;
    }
    scores[item] = score;
  }
}
