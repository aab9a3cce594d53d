import { bandwidth } from './band-tridiagonal.js';

/** A row of the factors: 72 columns of U from the diagonal on (48 used), 24 multipliers, padded to whole cache lines. */
export const bandRow = 80;

const cells = bandwidth + 1;
/** Columns of U in a row: the diagonal, 24 of the band, 24 that exchanges of rows bring in. */
const upperColumns = 2 * bandwidth + 1;
const multipliers = 2 * bandwidth + 2;
const pivotPlace = bandRow - 1;
const solves = 3;

/**
 * Improves rows `begin` to `end` of `vectors` to unit eigenvectors of a symmetric band matrix, one for each value.
 *
 * Three steps of inverse iteration (Wilkinson 1958) with LU factors of T - value I, rows exchanged where the pivot is
 * larger. `rows` are `size` rows of 25, columns i - 24 to i; `scratch` takes the factors, {@link bandRow} numbers a row:
 * row i of U from the diagonal on, then the multipliers of column i, last the row it was exchanged with.
 */
export function bandVectors(
  rows: Float64Array,
  size: number,
  values: Float64Array,
  scratch: Float64Array,
  vectors: Float64Array,
  begin: number,
  end: number,
): void {
  for (let index = begin; index < end; index++) {
    factorise(rows, size, values[index], scratch);
    const vector = vectors.subarray(index * size, (index + 1) * size);
    for (let time = 0; time < solves; time++) {
      solve(scratch, size, vector);
      normalise(vector);
    }
  }
}

function factorise(rows: Float64Array, size: number, value: number, factors: Float64Array): void {
  let largest = 0;
  for (let i = 0; i < size; i++) {
    const to = i * bandRow;
    factors.fill(0, to, to + bandRow);
    // Until it is reached by the elimination, a row lies shifted: its place 0 is column max(0, i - 24).
    const first = Math.max(0, i - bandwidth);
    for (let column = first; column <= Math.min(size - 1, i + bandwidth); column++) {
      const cell =
        column <= i ? rows[i * cells + bandwidth - i + column] : rows[column * cells + bandwidth - column + i];
      factors[to + column - first] = column === i ? cell - value : cell;
      largest = Math.max(largest, Math.abs(cell));
    }
  }
  const least = largest === 0 ? 1 : largest * Number.EPSILON;
  for (let column = 0; column < size; column++) eliminate(factors, size, column, least);
}

/** Clears a column below the diagonal; then every row below has its next column at place 0. */
function eliminate(factors: Float64Array, size: number, column: number, least: number): void {
  const last = Math.min(size - 1, column + bandwidth);
  const top = column * bandRow;
  let pivot = column;
  for (let row = column + 1; row <= last; row++) {
    if (Math.abs(factors[row * bandRow]) > Math.abs(factors[pivot * bandRow])) pivot = row;
  }
  factors[top + pivotPlace] = pivot;
  if (pivot !== column) {
    for (let place = 0; place < upperColumns; place++) {
      const kept = factors[top + place];
      factors[top + place] = factors[pivot * bandRow + place];
      factors[pivot * bandRow + place] = kept;
    }
  }
  if (Math.abs(factors[top]) < least) factors[top] = least;
  for (let row = column + 1; row <= last; row++) {
    const from = row * bandRow;
    const factor = factors[from] / factors[top];
    factors[top + multipliers + row - column - 1] = factor;
    for (let place = 1; place < upperColumns; place++) {
      factors[from + place - 1] = factors[from + place] - factor * factors[top + place];
    }
    factors[from + upperColumns - 1] = 0;
  }
}

function solve(factors: Float64Array, size: number, vector: Float64Array): void {
  for (let column = 0; column < size; column++) {
    const top = column * bandRow;
    const pivot = factors[top + pivotPlace];
    const value = vector[pivot];
    vector[pivot] = vector[column];
    vector[column] = value;
    const last = Math.min(size - 1, column + bandwidth);
    for (let row = column + 1; row <= last; row++) vector[row] -= factors[top + multipliers + row - column - 1] * value;
  }
  for (let row = size - 1; row >= 0; row--) {
    const top = row * bandRow;
    let sum = vector[row];
    const last = Math.min(size - 1 - row, upperColumns - 1);
    for (let place = 1; place <= last; place++) sum -= factors[top + place] * vector[row + place];
    vector[row] = sum / factors[top];
  }
}

function normalise(vector: Float64Array): void {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const length = largest * Math.sqrt(vector.reduce((sum, value) => sum + (value / largest) ** 2, 0));
  for (let i = 0; i < vector.length; i++) vector[i] /= length;
}
