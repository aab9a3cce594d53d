import { DenseMatrix } from './dense-matrix.js';
import { dot } from './dense-products.js';
import { mapValues } from './select.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Returns the matrix with every row scaled to length 1; rows of zeros stay as they are. */
export function unitRows(matrix: DenseMatrix): DenseMatrix<Float32Array>;
export function unitRows(matrix: SparseMatrix): SparseMatrix;
export function unitRows(matrix: DenseMatrix | SparseMatrix): DenseMatrix<Float32Array> | SparseMatrix {
  const scales = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    const values = matrix instanceof SparseMatrix ? matrix.row(row).values : matrix.row(row);
    let squares = 0;
    for (const value of values) squares += value * value;
    scales[row] = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  }
  if (matrix instanceof SparseMatrix) {
    return mapValues(matrix, (value, _, row) => value * scales[row]);
  }
  const scaled = Float32Array.from(matrix.values);
  for (let row = 0; row < matrix.rows; row++) {
    for (let cell = row * matrix.columns; cell < (row + 1) * matrix.columns; cell++) scaled[cell] *= scales[row];
  }
  return new DenseMatrix(matrix.rows, matrix.columns, scaled);
}

/** Returns a vector scaled to length 1, in doubles; zeros stay as they are. */
export function unitVector(vector: ArrayLike<number>): Float64Array {
  const unit = Float64Array.from(vector);
  const length = Math.sqrt(dot(unit, unit));
  return length === 0 ? unit : unit.map((value) => value / length);
}

/** Returns the matrix with column j multiplied by `factors[j]`, in single precision. */
export function scaleColumns(matrix: DenseMatrix, factors: ArrayLike<number>): DenseMatrix<Float32Array> {
  const scaled = Float32Array.from(matrix.values);
  for (let cell = 0; cell < scaled.length; cell++) scaled[cell] *= factors[cell % matrix.columns];
  return new DenseMatrix(matrix.rows, matrix.columns, scaled);
}
