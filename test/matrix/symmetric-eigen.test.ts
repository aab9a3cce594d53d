import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { DenseMatrix, denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { gram } from '../../src/matrix/dense-products.js';
import { symmetricEigen } from '../../src/matrix/symmetric-eigen.js';
import { denseMatrices, gaussianMatrix, largestDifference, snapshot } from './arbitraries.js';

const symmetric = fc.integer({ min: 1, max: 8 }).chain((size) =>
  denseMatrices(size, size).map((matrix) => {
    const values = Float64Array.from(
      matrix.values,
      (value, cell) => value + matrix.at(cell % size, Math.floor(cell / size)),
    );
    return new DenseMatrix(size, size, values);
  }),
);

/** W diag(values) W', summed in doubles. */
function rebuild({ values, vectors }: ReturnType<typeof symmetricEigen>): Float64Array {
  const size = values.length;
  return Float64Array.from({ length: size * size }, (_, cell) =>
    values.reduce(
      (sum, value, k) => sum + value * vectors.at(Math.floor(cell / size), k) * vectors.at(cell % size, k),
      0,
    ),
  );
}

describe('symmetricEigen', () => {
  it('rebuilds the matrix from orthonormal vectors, largest value first', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const before = snapshot(matrix);
        const decomposed = symmetricEigen(matrix);
        expect(largestDifference(rebuild(decomposed), matrix.values)).toBeLessThan(1e-10);
        const ones = Float64Array.from(matrix.values, (_, cell) => (cell % (matrix.rows + 1) === 0 ? 1 : 0));
        expect(largestDifference(gram(decomposed.vectors).values, ones)).toBeLessThan(1e-12);
        expect([...decomposed.values].sort((a, b) => b - a)).toEqual([...decomposed.values]);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('is worked by hand: (2 1; 1 2) has 3 along (1, 1) and 1 along (1, -1)', () => {
    const { values, vectors } = symmetricEigen(
      denseFromRows([
        [2, 1],
        [1, 2],
      ]),
    );
    expect(largestDifference(values, [3, 1])).toBeLessThan(1e-14);
    expect(Math.abs(vectors.at(0, 0) - Math.SQRT1_2)).toBeLessThan(1e-14);
    expect(Math.abs(vectors.at(1, 0) - Math.SQRT1_2)).toBeLessThan(1e-14);
  });

  it('makes the largest entry of every vector positive', () => {
    const { vectors } = symmetricEigen(gram(gaussianMatrix(20, 12, 1)));
    for (let column = 0; column < 12; column++) {
      const entries = Array.from({ length: 12 }, (_, row) => vectors.at(row, column));
      expect(Math.max(...entries)).toBe(Math.max(...entries.map(Math.abs)));
    }
  });

  it('of nothing is nothing', () => {
    expect(symmetricEigen(denseZeros(0, 0)).values).toHaveLength(0);
  });

  it('refuses a matrix that is not square', () => {
    expect(() => symmetricEigen(denseZeros(2, 3))).toThrow(ShapeError);
  });
});
