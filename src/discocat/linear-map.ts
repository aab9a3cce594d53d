import { ShapeError } from '../errors.js';
import type { DenseMatrix, FloatArray } from '../matrix/dense-matrix.js';

/**
 * Returns the row vector x times a matrix W, xW, as `solveRidge` fits it: one entry a column.
 *
 * @throws ShapeError when the vector is not as long as the matrix has rows.
 */
export function applyLinearMap({ rows, columns, values }: DenseMatrix, vector: FloatArray): Float64Array {
  if (vector.length !== rows) throw new ShapeError('applyLinearMap', `a vector of ${vector.length}`, `${rows}`);
  const result = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const weight = vector[row];
    for (let column = 0; column < columns; column++) result[column] += weight * values[row * columns + column];
  }
  return result;
}
