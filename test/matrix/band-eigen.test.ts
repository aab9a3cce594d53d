import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { bandEigenvalues, bandEigenvectors, type SymmetricBand } from '../../src/matrix/band-eigen.js';
import { createRandom } from '../../src/random.js';
import { largestDifference } from './arbitraries.js';
import { bandFromCells, bandToMatrix, bandWithEigenvalues, eigenvaluesOf, gaussianBand } from './symmetric-bands.js';

const arena = new Arena();
const range = (length: number, valueAt: (place: number) => number): number[] =>
  Array.from({ length }, (_, place) => valueAt(place));

/** The first `count` eigenvectors, how far they are from orthonormal and from being eigenvectors. */
function check(matrix: SymmetricBand, count: number): { readonly defect: number; readonly residual: number } {
  const values = bandEigenvalues(arena, matrix).slice(0, count);
  const vectors = bandEigenvectors(arena, matrix, { values, random: createRandom(1) });
  const basis = Matrix.from1DArray(values.length, matrix.size, vectors);
  const whole = bandToMatrix(matrix);
  const image = basis.mmul(whole).sub(Matrix.diag([...values]).mmul(basis));
  const defect = basis.mmul(basis.transpose()).sub(Matrix.eye(values.length));
  const scale = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  return { defect: Math.max(...defect.abs().to1DArray()), residual: Math.max(...image.abs().to1DArray()) / scale };
}

const cases: readonly (readonly [string, SymmetricBand])[] = [
  ['of zeros', bandFromCells(30, () => 0)],
  ['diagonal', bandFromCells(60, (row, column) => (row === column ? 60 - row : 0))],
  ['the identity', bandFromCells(60, (row, column) => (row === column ? 1 : 0))],
  ['of one cell', bandFromCells(1, () => 4)],
  ['smaller than its band', gaussianBand(9, 1)],
  ['exactly as large as its band', gaussianBand(25, 2)],
  ['random', gaussianBand(110, 3)],
  ['of ten equal values', bandWithEigenvalues([...range(10, () => 3), ...range(70, (i) => 2 - i / 50)], 4)],
  [
    'of close values, 1e-7 apart',
    bandWithEigenvalues([...range(30, (i) => 3 + 1e-7 * i), ...range(30, (i) => 1 / (i + 1))], 6),
  ],
  [
    'of close values, 1e-12 apart',
    bandWithEigenvalues([...range(30, (i) => 3 + 1e-12 * i), ...range(30, (i) => 1 / (i + 1))], 7),
  ],
  [
    'graded from 1 to 1e-12',
    bandWithEigenvalues(
      range(80, (i) => 10 ** ((-12 * i) / 79)),
      8,
    ),
  ],
  [
    'of both signs',
    bandWithEigenvalues(
      range(50, (i) => (i % 2 === 0 ? 1 : -1) * (50 - i)),
      9,
    ),
  ],
  [
    'far from 1',
    bandWithEigenvalues(
      range(50, (i) => 1e150 * (50 - i)),
      10,
    ),
  ],
];

describe('bandEigenvalues', () => {
  it.each(cases)(
    'finds the eigenvalues that ml-matrix finds, largest first, of a matrix that is %s',
    (_name, matrix) => {
      const before = matrix.rows.slice();
      const values = bandEigenvalues(arena, matrix);
      const expected = eigenvaluesOf(bandToMatrix(matrix));
      const scale = Math.max(...expected.map(Math.abs), Number.MIN_VALUE);
      expect(largestDifference(values, expected)).toBeLessThanOrEqual(1e-13 * matrix.size * scale);
      expect(matrix.rows).toEqual(before);
    },
  );

  it('finds them at any size, none of an empty matrix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 1000 }), (size, seed) => {
        const matrix = gaussianBand(size, seed);
        const expected = eigenvaluesOf(bandToMatrix(matrix));
        expect(largestDifference(bandEigenvalues(arena, matrix), expected)).toBeLessThan(1e-11);
      }),
      { numRuns: 40 },
    );
  });
});

describe('bandEigenvectors', () => {
  it.each(cases)('returns orthonormal vectors that the matrix only scales, of one that is %s', (_name, matrix) => {
    const before = matrix.rows.slice();
    const { defect, residual } = check(matrix, Math.ceil(0.6 * matrix.size));
    expect(defect).toBeLessThan(1e-9);
    expect(residual).toBeLessThan(1e-12);
    expect(matrix.rows).toEqual(before);
  });

  it('returns no vectors for no values', () => {
    const none = { values: new Float64Array(0), random: createRandom(1) };
    expect(bandEigenvectors(arena, gaussianBand(30, 1), none)).toHaveLength(0);
  });
});
