import { DenseMatrix } from '../dense-matrix.js';
import { CompositionError } from './composition-error.js';

/**
 * Returns the compositions of a table of amounts: each row divided by its sum (Aitchison 1986).
 *
 * @param amounts counts or proportions, no value below 0; rows are observations, columns parts.
 * @throws CompositionError, with the place, for a value that is below 0 or not finite, and for a row of zeros.
 * @example closure(new DenseMatrix(1, 2, Float64Array.of(1, 3))).values // 0.25, 0.75
 */
export function closure(amounts: DenseMatrix): DenseMatrix<Float64Array> {
  const { rows, columns } = amounts;
  const closed = Float64Array.from(amounts.values);
  for (let row = 0; row < rows; row++) {
    const parts = closed.subarray(row * columns, (row + 1) * columns);
    const sum = sumOfParts(parts, row);
    for (let part = 0; part < columns; part++) parts[part] /= sum;
  }
  return new DenseMatrix(rows, columns, closed);
}

/**
 * Returns the sum of the parts of one observation.
 *
 * @throws CompositionError for a value that is below 0 or not finite, and where all are 0.
 */
export function sumOfParts(parts: Float64Array, row: number): number {
  let sum = 0;
  for (let column = 0; column < parts.length; column++) {
    const value = parts[column];
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      const problem = `Row ${row + 1} has ${value} in column ${column + 1}; amounts are finite and not below 0.`;
      throw new CompositionError(problem, { row, column });
    }
    sum += value;
  }
  if (sum > 0 && sum < Number.POSITIVE_INFINITY) return sum;
  const problem = sum === 0 ? 'has only zeros, so it has no proportions' : 'has a sum that is not finite';
  throw new CompositionError(`Row ${row + 1} ${problem}.`, { row });
}
