import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DenseMatrix, denseZeros } from '../../src/matrix/dense-matrix.js';
import { multiplyDense } from '../../src/matrix/dense-products.js';
import { orthonormalise } from '../../src/matrix/orthonormalise.js';
import { defect, gaussianMatrix, largestDifference, snapshot } from './arbitraries.js';

/** The largest entry of Y - Q Q'Y: what of the columns of Y lies outside the basis. */
function outside(matrix: DenseMatrix, basis: DenseMatrix): number {
  const across = new DenseMatrix(basis.columns, basis.rows, new Float32Array(basis.values.length));
  for (let row = 0; row < basis.rows; row++) {
    for (let column = 0; column < basis.columns; column++) {
      across.values[column * basis.rows + row] = basis.at(row, column);
    }
  }
  return largestDifference(multiplyDense(basis, multiplyDense(across, matrix)).values, matrix.values);
}

describe('orthonormalise', () => {
  it('gives orthonormal columns that span those of the input', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (columns, seed) => {
        const matrix = gaussianMatrix(40, columns, seed);
        const before = snapshot(matrix);
        const basis = orthonormalise(matrix);
        expect(basis.columns).toBe(columns);
        expect(defect(basis)).toBeLessThan(1e-6);
        expect(outside(matrix, basis)).toBeLessThan(1e-5);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('leaves out directions that depend on others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer(), (rank, more, seed) => {
        const matrix = multiplyDense(gaussianMatrix(40, rank, seed), gaussianMatrix(rank, rank + more, seed + 1));
        const basis = orthonormalise(matrix);
        expect(basis.columns).toBeLessThanOrEqual(rank);
        expect(defect(basis)).toBeLessThan(1e-5);
        expect(outside(matrix, basis)).toBeLessThan(1e-3);
      }),
      // Here the Cholesky pivots alone do not show that the sixth column depends on the others.
      { examples: [[5, 1, 1261452421]] },
    );
  });

  it('takes columns that are equal, zero or of very different lengths', () => {
    const matrix = gaussianMatrix(30, 5, 7);
    for (let row = 0; row < 30; row++) {
      matrix.values[row * 5 + 1] = matrix.at(row, 0);
      matrix.values[row * 5 + 2] = 0;
      matrix.values[row * 5 + 3] *= 1e-4;
    }
    const basis = orthonormalise(matrix);
    expect(basis.columns).toBe(3);
    expect(defect(basis)).toBeLessThan(1e-6);
  });

  it('is orthonormal to single precision for badly conditioned columns, in its second pass', () => {
    const matrix = gaussianMatrix(60, 6, 8);
    for (let row = 0; row < 60; row++) {
      for (let column = 1; column < 6; column++) {
        matrix.values[row * 6 + column] = matrix.at(row, 0) + 1e-3 * matrix.at(row, column);
      }
    }
    expect(defect(orthonormalise(matrix))).toBeLessThan(1e-6);
    expect(outside(matrix, orthonormalise(matrix, { passes: 1 }))).toBeLessThan(1e-4);
  });

  it('of zeros, or of nothing, has no columns', () => {
    expect(orthonormalise(denseZeros(4, 3)).columns).toBe(0);
    expect(orthonormalise(denseZeros(4, 0)).columns).toBe(0);
  });
});
