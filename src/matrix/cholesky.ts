import { ShapeError } from '../errors.js';
import { DenseMatrix } from './dense-matrix.js';

/**
 * Returns the upper triangular R with R'R = `matrix`, which is symmetric, or undefined when it is not positive definite.
 *
 * @param options.least the share of the largest diagonal entry that every pivot must exceed, >= 0; default 0.
 * @throws ShapeError when the matrix is not square.
 */
export function choleskyFactor(
  matrix: DenseMatrix,
  options: { readonly least?: number } = {},
): DenseMatrix<Float64Array> | undefined {
  const { least = 0 } = options;
  const size = matrix.rows;
  if (size !== matrix.columns) throw new ShapeError('choleskyFactor', `${size} x ${matrix.columns}`, 'a square matrix');
  const upper = new Float64Array(size * size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix.at(i, i));
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = matrix.at(i, j);
      for (let p = 0; p < i; p++) sum -= upper[p * size + i] * upper[p * size + j];
      if (i === j) {
        if (!(sum > least * largest)) return undefined;
        upper[i * size + i] = Math.sqrt(sum);
      } else {
        upper[i * size + j] = sum / upper[i * size + i];
      }
    }
  }
  return new DenseMatrix(size, size, upper);
}

/** Returns the inverse of an upper triangular matrix, by back substitution. */
export function invertUpper(upper: DenseMatrix): DenseMatrix<Float64Array> {
  const size = upper.rows;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let p = row + 1; p <= column; p++) sum -= upper.at(row, p) * inverse[p * size + column];
      inverse[row * size + column] = sum / upper.at(row, row);
    }
  }
  return new DenseMatrix(size, size, inverse);
}
