import { Matrix } from 'ml-matrix';
import { DenseMatrix, denseZeros } from './dense-matrix.js';
import type { SparseMatrix } from './sparse-matrix.js';

/** Copies a dense or sparse matrix into an ml-matrix `Matrix`; meant for sizes up to a few thousand squared. */
export function toMlMatrix(matrix: DenseMatrix | SparseMatrix): Matrix {
  const copy = Matrix.zeros(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    if (matrix instanceof DenseMatrix) {
      for (let column = 0; column < matrix.columns; column++) copy.set(row, column, matrix.at(row, column));
      continue;
    }
    const cells = matrix.row(row);
    cells.columns.forEach((column, place) => {
      copy.set(row, column, cells.values[place]);
    });
  }
  return copy;
}

/** Copies an ml-matrix `Matrix` into a dense single-precision matrix. */
export function fromMlMatrix(matrix: Matrix): DenseMatrix<Float32Array> {
  const copy = denseZeros(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++) copy.values.set(matrix.getRow(row), row * matrix.columns);
  return copy;
}
