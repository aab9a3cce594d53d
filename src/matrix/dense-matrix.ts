import { ShapeError } from '../errors.js';

/** The typed arrays that hold dense numbers: single precision for stored matrices, double for small factors. */
export type FloatArray = Float32Array | Float64Array;

/**
 * A dense matrix in row-major order: cell (i, j) is `values[i * columns + j]`.
 *
 * Stored spaces use Float32Array, small factors (Gram matrices, rotations) Float64Array.
 */
export class DenseMatrix<Values extends FloatArray = FloatArray> {
  readonly rows: number;
  readonly columns: number;
  readonly values: Values;

  /** @throws ShapeError when `values` does not have rows x columns entries. */
  constructor(rows: number, columns: number, values: Values) {
    if (values.length !== rows * columns) {
      throw new ShapeError('DenseMatrix', `${values.length} values`, `${rows} x ${columns} = ${rows * columns}`);
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Returns row `index` as a view. */
  row(index: number): Values {
    return this.values.subarray(index * this.columns, (index + 1) * this.columns) as Values;
  }

  /** Returns one cell. */
  at(row: number, column: number): number {
    return this.values[row * this.columns + column];
  }
}

/** Makes a dense single-precision matrix of zeros. */
export function denseZeros(rows: number, columns: number): DenseMatrix<Float32Array> {
  return new DenseMatrix(rows, columns, new Float32Array(rows * columns));
}

/** Makes a dense single-precision matrix from rows of equal length. */
export function denseFromRows(rows: readonly ArrayLike<number>[]): DenseMatrix<Float32Array> {
  const columns = rows[0]?.length ?? 0;
  const matrix = denseZeros(rows.length, columns);
  rows.forEach((row, index) => {
    if (row.length !== columns) throw new ShapeError('denseFromRows', `row ${index} of ${row.length}`, `${columns}`);
    matrix.values.set(row, index * columns);
  });
  return matrix;
}
