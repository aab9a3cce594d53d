/** How many rows of the matrix one item of {@link addOuterProducts} is. */
export const outerRows = 4;

/** Columns of the matrix are filled up to a multiple of this. */
export const outerColumns = 8;

/**
 * Adds to `sums` the outer products of pairs of vectors: cell (i, j) gains the sum over the pairs of left_i right_j.
 *
 * Items are tiles of four rows; `width` is the number of columns, a multiple of eight. Vector k of a list starts at
 * k times its stride; where the matrix is wider than a vector, its cells there hold anything.
 */
export function addOuterProducts(
  left: Float32Array,
  leftStride: number,
  right: Float32Array,
  rightStride: number,
  pairs: number,
  sums: Float64Array,
  width: number,
  begin: number,
  end: number,
): void {
  for (let row = begin * outerRows; row < end * outerRows; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let pair = 0; pair < pairs; pair++) {
        sum += left[pair * leftStride + row] * right[pair * rightStride + column];
      }
      sums[row * width + column] += sum;
    }
  }
}
