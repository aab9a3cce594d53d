import fc from 'fast-check';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';

/** Makes a matrix of rows. */
export function tableOf(rows: readonly (readonly number[])[]): DenseMatrix<Float64Array> {
  return new DenseMatrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));
}

/** Tables of amounts above 0, of some size. */
export function anyAmounts(rows: number, parts: number): fc.Arbitrary<DenseMatrix<Float64Array>> {
  const amount = fc.double({ min: -3, max: 3, noNaN: true }).map(Math.exp);
  return fc
    .array(amount, { minLength: rows * parts, maxLength: rows * parts })
    .map((values) => new DenseMatrix(rows, parts, Float64Array.from(values)));
}

/** The largest distance between two lists of numbers of equal length. */
export function distance(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return Array.from(left).reduce((most, value, place) => {
    const difference = Math.abs(value - (right[place] as number));
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
}
