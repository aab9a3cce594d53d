import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { bandPlace, bandwidth } from '../../src/kernels/band-tridiagonal.js';
import { availableKernels } from '../../src/kernels/compile.js';
import { bandCells, type SymmetricBand } from '../../src/matrix/band-eigen.js';
import { tridiagonalValues } from '../../src/matrix/tridiagonal-values.js';
import { largestDifference } from '../matrix/arbitraries.js';
import {
  bandFromCells,
  bandToMatrix,
  bandWithEigenvalues,
  eigenvaluesOf,
  gaussianBand,
} from '../matrix/symmetric-bands.js';
import { describeKernel } from './kernel-laws.js';

/** Reduces a matrix, some columns a call, and returns the whole stored band. */
function reduce(arena: Arena, { size, rows }: SymmetricBand, chunk: number): Float64Array {
  const band = arena.zeros(Float64Array, (2 * bandwidth + 1) * size + 2 * bandwidth);
  const scratch = arena.allocate(Float64Array, 720).fill(Number.NaN);
  for (let row = 0; row < size; row++) {
    for (let column = Math.max(0, row - bandwidth); column <= row; column++) {
      band[bandPlace(row, column)] = rows[row * bandCells + bandwidth - row + column];
    }
  }
  for (let begin = 0; begin < size; begin += chunk) {
    arena.kernels.reduceBand(band, size, scratch, begin, Math.min(size, begin + chunk));
  }
  return band;
}

/** The diagonal and the magnitudes beside it: a tridiagonal form is unique but for signs. */
function tridiagonal(band: Float64Array, size: number): readonly [Float64Array, Float64Array] {
  return [
    Float64Array.from({ length: size }, (_, row) => band[bandPlace(row, row)]),
    Float64Array.from({ length: size }, (_, row) => (row === 0 ? 0 : Math.abs(band[bandPlace(row, row - 1)]))),
  ];
}

const sizes = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 23, 24, 25, 26, 47, 48, 49, 50, 73),
  fc.integer({ min: 0, max: 90 }),
);
const drawn = fc.tuple(sizes, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 1000 }));

describeKernel(
  'reduceBand',
  drawn,
  (arena, [size, chunk, seed]) => {
    const band = reduce(arena, gaussianBand(size, seed), chunk);
    return [tridiagonalValues(...tridiagonal(band, size)), ...tridiagonal(band, Math.min(size, 12))];
  },
  { tolerance: 1e-11, runs: 40 },
);

describe.each([...availableKernels()])('reduceBand, %s', (kind) => {
  const arena = new Arena({ kind });

  it.each([
    ['random', gaussianBand(75, 1)],
    ['of zeros', bandFromCells(30, () => 0)],
    ['diagonal', bandFromCells(40, (row, column) => (row === column ? row % 7 : 0))],
    ['tridiagonal already', bandFromCells(40, (row, column) => (row - column < 2 ? row + 1 : 0))],
    ['of only the outermost diagonal', bandFromCells(60, (row, column) => (row - column === bandwidth ? row + 1 : 0))],
    [
      'graded',
      bandWithEigenvalues(
        Array.from({ length: 60 }, (_, place) => 10 ** (-place / 5)),
        3,
      ),
    ],
  ])('makes a matrix that is %s tridiagonal, with the same eigenvalues', (_name, matrix) => {
    arena.scope(() => {
      const { size } = matrix;
      const band = reduce(arena, matrix, 16);
      for (let row = 0; row < size; row++) {
        for (let column = Math.max(0, row - 2 * bandwidth); column < row - 1; column++) {
          expect(Math.abs(band[bandPlace(row, column)])).toBeLessThan(1e-11);
        }
      }
      const expected = eigenvaluesOf(bandToMatrix(matrix));
      const scale = Math.max(1, ...expected.map(Math.abs));
      expect(largestDifference(tridiagonalValues(...tridiagonal(band, size)), expected)).toBeLessThan(1e-12 * scale);
    });
  });
});
