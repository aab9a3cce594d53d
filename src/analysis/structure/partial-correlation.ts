import { ShapeError } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';

/** Computes partial correlations from a covariance matrix, with its own room for work. */
export interface PartialCorrelations {
  /**
   * Returns the partial correlation of x and y given S, -Omega_xy / sqrt(Omega_xx Omega_yy) with Omega the inverse of their covariance
   * matrix, and how many of S were of use: one that the others determine adds nothing. NaN where S determines x or y.
   */
  between(x: number, y: number, given: readonly number[]): { readonly correlation: number; readonly used: number };
  /** Returns the share of the variance of x that is left when S is known linearly. */
  residual(x: number, given: readonly number[]): number;
}

/** A variable of which less than this share of the variance is left counts as determined by the others. */
const leastShare = 1e-10;

/**
 * Prepares partial correlations.
 *
 * They come from Cholesky's factor of the correlations of S with x and y as its last rows: what is left of x and y below S
 * (Lauritzen 1996, section 5.1.3).
 *
 * @param covariance a symmetric matrix.
 * @throws ShapeError when the matrix is not square.
 */
export function partialCorrelations(covariance: DenseMatrix): PartialCorrelations {
  const size = covariance.rows;
  if (size !== covariance.columns) {
    throw new ShapeError('partialCorrelations', `${size} x ${covariance.columns}`, 'a square matrix');
  }
  const deviations = Float64Array.from({ length: size }, (_, i) => Math.sqrt(covariance.at(i, i)));
  const correlations = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) correlations[i * size + j] = covariance.at(i, j) / (deviations[i] * deviations[j]);
  }
  const factor = new Float64Array(size * size);
  const order = new Int32Array(size);
  /** Appends a row for `variable` to the factor, and returns what is left of its variance. */
  const append = (variable: number, row: number): number => {
    let left = 1;
    for (let column = 0; column < row; column++) {
      let sum = correlations[variable * size + order[column]];
      for (let p = 0; p < column; p++) sum -= factor[row * size + p] * factor[column * size + p];
      const entry = sum / factor[column * size + column];
      factor[row * size + column] = entry;
      left -= entry * entry;
    }
    return left;
  };
  const appendAll = (given: readonly number[]): number => {
    let row = 0;
    for (const variable of given) {
      const left = append(variable, row);
      if (!(left > leastShare)) continue;
      factor[row * size + row] = Math.sqrt(left);
      order[row++] = variable;
    }
    return row;
  };
  return {
    between(x, y, given) {
      const used = appendAll(given);
      const leftOfX = append(x, used);
      if (!(leftOfX > leastShare)) return { correlation: Number.NaN, used };
      factor[used * size + used] = Math.sqrt(leftOfX);
      order[used] = x;
      const below = append(y, used + 1);
      const shared = factor[(used + 1) * size + used];
      const leftOfY = below + shared * shared;
      if (!(leftOfY > leastShare)) return { correlation: Number.NaN, used };
      return { correlation: shared / Math.sqrt(leftOfY), used };
    },
    residual: (x, given) => Math.max(0, append(x, appendAll(given))),
  };
}

/** Returns the covariance matrix of columns, with n - 1 below; means are taken off first. */
export function covarianceOf(columns: readonly Float64Array[]): DenseMatrix<Float64Array> {
  const size = columns.length;
  const rows = columns[0].length;
  const centred = columns.map((column) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += column[row];
    const mean = sum / rows;
    return column.map((value) => value - mean);
  });
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += centred[i][row] * centred[j][row];
      values[i * size + j] = sum / (rows - 1);
      values[j * size + i] = values[i * size + j];
    }
  }
  return new DenseMatrix(size, size, values);
}
