import type { Arena } from '../kernels/arena.js';
import { bandPlace, bandwidth } from '../kernels/band-tridiagonal.js';
import { bandRow } from '../kernels/band-vectors.js';
import type { Random } from '../random.js';
import { tridiagonalValues } from './tridiagonal-values.js';

/** A symmetric band matrix of half-bandwidth 24: row i holds columns i - 24 to i, the diagonal last. */
export interface SymmetricBand {
  readonly size: number;
  /** `size` rows of 25 numbers; what lies before column 0 is 0. */
  readonly rows: Float64Array;
}

/** The cells of a row of a {@link SymmetricBand}. */
export const bandCells = bandwidth + 1;

/** Eigenvectors of eigenvalues closer than this share of the largest are made orthogonal to one another explicitly. */
const closeness = 1e-6;

/**
 * Returns all eigenvalues of a symmetric band matrix, largest first.
 *
 * The band is reduced to tridiagonal form, then diagonalised by implicit QL steps without vectors.
 */
export function bandEigenvalues(arena: Arena, { size, rows }: SymmetricBand): Float64Array {
  return arena.scope(() => {
    const band = arena.zeros(Float64Array, (2 * bandwidth + 1) * size + 2 * bandwidth);
    const scratch = arena.allocate(Float64Array, 720);
    for (let row = 0; row < size; row++) {
      for (let column = Math.max(0, row - bandwidth); column <= row; column++) {
        band[bandPlace(row, column)] = rows[row * bandCells + bandwidth - row + column];
      }
    }
    for (let begin = 0; begin < size; begin += 16) {
      arena.kernels.reduceBand(band, size, scratch, begin, Math.min(size, begin + 16));
    }
    const diagonal = Float64Array.from({ length: size }, (_, row) => band[bandPlace(row, row)]);
    const beside = Float64Array.from({ length: size }, (_, row) => (row === 0 ? 0 : band[bandPlace(row, row - 1)]));
    return tridiagonalValues(diagonal, beside);
  });
}

/**
 * Returns unit eigenvectors of a symmetric band matrix for eigenvalues that are known to full precision, in descending
 * order: row i of the result (values x size, row-major) belongs to `values[i]`.
 *
 * Inverse iteration with the band's LU factors from a random start; vectors of close eigenvalues are kept orthogonal.
 * Dozens of values that are equal to the last digit are beyond it; products in single precision keep them apart.
 */
export function bandEigenvectors(
  arena: Arena,
  matrix: SymmetricBand,
  options: { readonly values: Float64Array; readonly random: Random },
): Float64Array {
  const { size } = matrix;
  const { values, random } = options;
  return arena.scope(() => {
    const rows = arena.copy(Float64Array, matrix.rows);
    const shifts = arena.copy(Float64Array, values);
    const vectors = arena.allocate(Float64Array, values.length * size);
    for (let cell = 0; cell < vectors.length; cell++) vectors[cell] = random.uniform() - 0.5;
    const scratch = arena.perThread(Float64Array, size * bandRow);
    arena.run('bandVectors', [rows, size, shifts, scratch, vectors], { items: values.length, chunk: 4 });
    separateClose(vectors, values, size);
    return vectors.slice();
  });
}

/** Makes vectors of close eigenvalues orthogonal by modified Gram-Schmidt, each against those before it. */
function separateClose(vectors: Float64Array, values: Float64Array, size: number): void {
  const distance = closeness * Math.abs(values[0]);
  for (let i = 1; i < values.length; i++) {
    const vector = vectors.subarray(i * size, (i + 1) * size);
    for (let j = i - 1; j >= 0 && values[j] - values[i] <= distance; j--) {
      const other = vectors.subarray(j * size, (j + 1) * size);
      let product = 0;
      for (let cell = 0; cell < size; cell++) product += vector[cell] * other[cell];
      for (let cell = 0; cell < size; cell++) vector[cell] -= product * other[cell];
    }
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    for (let cell = 0; cell < size; cell++) vector[cell] /= length;
  }
}
