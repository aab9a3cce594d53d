import { DenseMatrix } from '../dense-matrix.js';
import { closure } from './closure.js';
import { CompositionError } from './composition-error.js';

/**
 * Returns the centred log-ratios of compositions, log x_j - mean_k log x_k (Aitchison 1986): the parts
 * against their geometric mean. Every row sums to 0, and its scale does not matter.
 *
 * @param amounts counts or proportions, all above 0.
 * @throws CompositionError, with the place, for a value that is not above 0 or not finite.
 * @example clr(new DenseMatrix(1, 2, Float64Array.of(1, Math.E ** 2))).values // -1, 1
 */
export function clr(amounts: DenseMatrix): DenseMatrix<Float64Array> {
  const logarithms = logOfParts(amounts);
  const { rows, columns } = logarithms;
  for (let row = 0; row < rows; row++) centre(logarithms.row(row), columns);
  return logarithms;
}

/** Returns the compositions, closed to 1, whose centred log-ratios these are. */
export function clrInverse(ratios: DenseMatrix): DenseMatrix<Float64Array> {
  const { rows, columns } = ratios;
  const powers = Float64Array.from(ratios.values);
  for (let row = 0; row < rows; row++) {
    const parts = powers.subarray(row * columns, (row + 1) * columns);
    // The largest exponent becomes 0, so that no power leaves the range of doubles.
    const largest = parts.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    for (let part = 0; part < columns; part++) parts[part] = Math.exp(parts[part] - largest);
  }
  return closure(new DenseMatrix(rows, columns, powers));
}

/**
 * Returns the natural logarithms of amounts.
 *
 * @throws CompositionError, with the place, for a value that is not above 0 or not finite.
 */
export function logOfParts(amounts: DenseMatrix): DenseMatrix<Float64Array> {
  const { rows, columns, values } = amounts;
  const logarithms = new Float64Array(values.length);
  for (let place = 0; place < values.length; place++) {
    const value = values[place];
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw notPositive(value, place, columns);
    logarithms[place] = Math.log(value);
  }
  return new DenseMatrix(rows, columns, logarithms);
}

function notPositive(value: number, place: number, columns: number): CompositionError {
  const row = Math.floor(place / columns);
  const column = place % columns;
  const advice = value === 0 ? 'A zero has no logarithm; replace zeros first.' : 'Amounts are finite and above 0.';
  return new CompositionError(`Row ${row + 1} has ${value} in column ${column + 1}. ${advice}`, { row, column });
}

function centre(parts: Float64Array, count: number): void {
  let mean = 0;
  for (let part = 0; part < count; part++) mean += parts[part];
  mean /= count;
  for (let part = 0; part < count; part++) parts[part] -= mean;
}
