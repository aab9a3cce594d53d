import fc from 'fast-check';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';

/** Compositions of log-normal parts that share some noise, the same for the same seed. */
export function randomAmounts(rows: number, parts: number, seed: number): DenseMatrix<Float64Array> {
  const random = createRandom(seed);
  const values = new Float64Array(rows * parts);
  for (let row = 0; row < rows; row++) {
    let shared = 0;
    for (let part = 0; part < parts; part++) {
      shared = 0.6 * shared + random.normal();
      values[row * parts + part] = Math.exp(0.5 * shared + 0.1 * part);
    }
  }
  return new DenseMatrix(rows, parts, values);
}

/** Tables of {@link randomAmounts} of 30 rows and 6 parts. */
export const anyCompositions = fc.nat(1_000_000).map((seed) => randomAmounts(30, 6, seed));

/** Returns some columns. */
export function takeColumns(table: DenseMatrix, columns: readonly number[]): DenseMatrix<Float64Array> {
  const values = new Float64Array(table.rows * columns.length);
  for (let row = 0; row < table.rows; row++) {
    columns.forEach((column, place) => {
      values[row * columns.length + place] = table.at(row, column);
    });
  }
  return new DenseMatrix(table.rows, columns.length, values);
}

/** Multiplies every row by a number of its own. */
export function scaleRows(table: DenseMatrix, scaleOf: (row: number) => number): DenseMatrix<Float64Array> {
  const values = Float64Array.from(table.values, (value, place) => value * scaleOf(Math.floor(place / table.columns)));
  return new DenseMatrix(table.rows, table.columns, values);
}

/**
 * Compositions whose inverse covariance is that of a path: each log part is a normal step from the one before, so that
 * only neighbours depend on each other given the rest.
 */
export function pathAmounts(rows: number, parts: number, seed: number): DenseMatrix<Float64Array> {
  const random = createRandom(seed);
  const values = new Float64Array(rows * parts);
  for (let row = 0; row < rows; row++) {
    let logarithm = 3 * random.normal();
    for (let part = 0; part < parts; part++) {
      values[row * parts + part] = Math.exp(logarithm);
      logarithm += 0.5 * random.normal();
    }
  }
  return new DenseMatrix(rows, parts, values);
}
