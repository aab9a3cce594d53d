import fc from 'fast-check';
import { Matrix, SVD } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { orthonormalise } from '../../src/matrix/orthonormalise.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { squaredNorm } from '../../src/matrix/sums.js';
import { truncatedSvd } from '../../src/matrix/truncated-svd.js';
import type { TruncatedSvd } from '../../src/matrix/truncated-svd-result.js';
import { defect, gaussianMatrix, largestDifference, snapshot, sparseFromRows, sparseMatrices } from './arbitraries.js';

/** A 40 x 30 matrix with the given singular values between two random bases. */
function withSingularValues(values: readonly number[], seed: number): SparseMatrix {
  const left = toMlMatrix(orthonormalise(gaussianMatrix(40, values.length, seed)));
  const right = toMlMatrix(orthonormalise(gaussianMatrix(30, values.length, seed + 1)));
  return sparseFromRows(
    left
      .mmul(Matrix.diag([...values]))
      .mmul(right.transpose())
      .to2DArray(),
  );
}

/** A - U S V'. */
function residual(matrix: SparseMatrix, { left, singularValues, right }: TruncatedSvd): Matrix {
  if (singularValues.length === 0) return toMlMatrix(matrix);
  const middle = Matrix.diag([...singularValues]);
  return toMlMatrix(matrix).sub(toMlMatrix(left).mmul(middle).mmul(toMlMatrix(right).transpose()));
}

const singularValuesOf = (matrix: Matrix): number[] => new SVD(matrix, { autoTranspose: true }).diagonal;
const spectralNorm = (matrix: Matrix): number => singularValuesOf(matrix)[0];
const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('truncatedSvd', () => {
  it('is exact on matrices of low rank, where it gives no more triples than the rank', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 1000 }), (rank, seed) => {
        const values = Array.from({ length: rank }, (_, place) => 10 / (place + 1));
        const matrix = withSingularValues(values, seed);
        const svd = truncatedSvd(matrix, { rank: 12, seed });
        expect(largestDifference(svd.singularValues, values)).toBeLessThan(1e-4);
        expect(svd.energy).toBeCloseTo(1, 6);
        expect(svd.energy).toBeLessThanOrEqual(1);
        expect(residual(matrix, svd).norm()).toBeLessThan(1e-4);
      }),
      { numRuns: 30 },
    );
  });

  it("finds all singular values that ml-matrix finds, when it may keep them all, with U S V' = A", () => {
    fc.assert(
      fc.property(sparseMatrices(9, 7), (matrix) => {
        const before = snapshot(matrix);
        const svd = truncatedSvd(matrix, { rank: 7 });
        const expected = singularValuesOf(toMlMatrix(matrix)).filter((value) => value > 1e-9);
        expect(largestDifference(svd.singularValues, expected)).toBeLessThan(1e-4);
        expect(residual(matrix, svd).norm()).toBeLessThan(1e-4);
        expect(defect(svd.left)).toBeLessThan(1e-5);
        expect(defect(svd.right)).toBeLessThan(1e-5);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('finds the first singular values of a decaying spectrum, with orthonormal sides', () => {
    const values = Array.from({ length: 30 }, (_, place) => 0.8 ** place);
    const matrix = withSingularValues(values, 1);
    const svd = truncatedSvd(matrix, { rank: 8 });
    expect(largestDifference(svd.singularValues, values.slice(0, 8))).toBeLessThan(1e-4);
    expect(svd.left).toMatchObject({ rows: 40, columns: 8 });
    expect(svd.right).toMatchObject({ rows: 30, columns: 8 });
    expect(defect(svd.left)).toBeLessThan(1e-5);
    expect(defect(svd.right)).toBeLessThan(1e-5);
  });

  it('reports the captured share of the squared norm as energy', () => {
    const matrix = withSingularValues([4, 3, 2, 1], 2);
    expect(truncatedSvd(matrix, { rank: 2 }).energy).toBeCloseTo((16 + 9) / (16 + 9 + 4 + 1), 6);
    const svd = truncatedSvd(matrix, { rank: 3 });
    expect(svd.energy).toBeCloseTo(1 - residual(matrix, svd).norm() ** 2 / squaredNorm(matrix), 6);
  });

  it('gives the same bytes for the same seed and the same singular values for another', () => {
    const matrix = withSingularValues([5, 4, 3, 2, 1], 3);
    const first = truncatedSvd(matrix, { rank: 3, seed: 7 });
    expect(truncatedSvd(matrix, { rank: 3, seed: 7 })).toEqual(first);
    const other = truncatedSvd(matrix, { rank: 3, seed: 8 });
    expect(other.left).not.toEqual(first.left);
    expect(largestDifference(other.singularValues, first.singularValues)).toBeLessThan(1e-4);
  });

  it('tells its progress in ascending shares that end at 1', () => {
    const shares: number[] = [];
    truncatedSvd(withSingularValues([2, 1], 4), { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    shares.length = 0;
    const onProgress = (share: number): void => void shares.push(share);
    truncatedSvd(withSingularValues([2, 1], 4), { method: 'randomised', powerIterations: 2, onProgress });
    expect(shares).toEqual([1 / 5, 2 / 5, 3 / 5, 1]);
  });

  it('of a matrix of zeros, or of no cells, has no triples and misses nothing', () => {
    for (const rows of [
      [
        [0, 0],
        [0, 0],
      ],
      [],
    ]) {
      const svd = truncatedSvd(sparseFromRows(rows));
      expect(svd).toMatchObject({ energy: 1, left: { columns: 0 }, right: { columns: 0 } });
      expect(svd.singularValues).toHaveLength(0);
    }
  });

  it.each([{ rank: 0 }, { rank: 1.5 }, { oversampling: -1 }, { powerIterations: Number.NaN }])(
    'refuses %j',
    (options) => {
      expect(() => truncatedSvd(sparseFromRows([[1]]), options)).toThrow(OptionError);
    },
  );
});

/**
 * The bounds are on A - QQ'A, where Q has k + p columns; keeping all of them, U S V' is QQ'A.
 * Halko, Martinsson & Tropp 2011 (arXiv 0909.4061), with s_j for the singular values.
 */
describe.each([
  ['slowly decaying', Array.from({ length: 30 }, (_, place) => 1 / (place + 1))],
  ['fast decaying', Array.from({ length: 30 }, (_, place) => 0.7 ** place)],
  ['flat', Array.from({ length: 30 }, () => 1)],
])('the expected error of truncatedSvd with a %s spectrum', (_name, values) => {
  const [k, p] = [6, 4];
  const matrix = withSingularValues(values, 10);
  const tail = (power: number): number =>
    Math.sqrt(values.slice(k).reduce((sum, value) => sum + value ** (2 * power), 0));
  const errors = (powerIterations: number, norm: (gap: Matrix) => number): number[] =>
    seeds.map((seed) =>
      norm(
        residual(
          matrix,
          truncatedSvd(matrix, { method: 'randomised', rank: k + p, oversampling: 0, powerIterations, seed }),
        ),
      ),
    );

  it("obeys theorem 10.5: E |A - QQ'A|_F <= sqrt(1 + k / (p - 1)) * sqrt(sum of s_j^2 for j > k)", () => {
    expect(average(errors(0, (gap) => gap.norm()))).toBeLessThanOrEqual(Math.sqrt(1 + k / (p - 1)) * tail(1));
  });

  it.each([0, 1, 2])(
    "obeys theorem 10.6 and corollary 10.10 with q = %i: spectral error, the theorem applied to (AA')^q A",
    (q) => {
      const power = 2 * q + 1;
      const first = (1 + Math.sqrt(k / (p - 1))) * values[k] ** power;
      const second = ((Math.E * Math.sqrt(k + p)) / p) * tail(power);
      expect(average(errors(q, spectralNorm))).toBeLessThanOrEqual((first + second) ** (1 / power));
    },
  );

  it('never falls below the best error of that rank (Eckart & Young 1936), and nears it with more iterations', () => {
    const [rough, fine] = [errors(0, spectralNorm), errors(4, spectralNorm)];
    expect(Math.min(...rough, ...fine)).toBeGreaterThan(values[k + p] - 1e-5);
    expect(average(fine)).toBeLessThanOrEqual(average(rough) + 1e-5);
    expect(average(fine)).toBeLessThan(1.1 * values[k + p]);
  });
});
