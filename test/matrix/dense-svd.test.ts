import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { gram } from '../../src/matrix/dense-products.js';
import { denseSvd } from '../../src/matrix/dense-svd.js';
import { truncatedSvd } from '../../src/matrix/truncated-svd.js';
import { denseMatrices, sparseFromRows, toRows } from './arbitraries.js';

describe('denseSvd', () => {
  it('gives back the matrix as U S V, with orthonormal columns', () => {
    fc.assert(
      fc.property(denseMatrices(6, 4), (matrix) => {
        const { left, singularValues, right } = denseSvd(matrix);
        const scale = Math.max(1, singularValues[0] ?? 0);
        for (let row = 0; row < 6; row++) {
          for (let column = 0; column < 4; column++) {
            const sum = singularValues.reduce(
              (total, value, k) => total + value * (left.row(row)[k] ?? 0) * (right.row(column)[k] ?? 0),
              0,
            );
            expect(Math.abs(sum - (matrix.row(row)[column] ?? 0)) / scale).toBeLessThan(1e-5);
          }
        }
        const rank = singularValues.length;
        for (const factor of [left, right]) {
          gram(factor).values.forEach((value, cell) => {
            // Directions near the limit of what counts lose digits on the left.
            const isDiagonal = cell % (rank + 1) === 0;
            expect(Math.abs(value - (isDiagonal ? 1 : 0))).toBeLessThan(0.05);
          });
        }
      }),
    );
  });

  it('has the singular values of the sparse method, and its energy', () => {
    const rows = [
      [3, 0, 1],
      [0, 2, 0],
      [1, 1, 5],
      [0, 0, 0],
    ];
    const dense = denseSvd(denseFromRows(rows), { rank: 2 });
    const sparse = truncatedSvd(sparseFromRows(rows), { rank: 2 });
    sparse.singularValues.forEach((value, k) => {
      expect(dense.singularValues[k]).toBeCloseTo(value, 5);
    });
    expect(dense.energy).toBeCloseTo(sparse.energy, 6);
    expect(toRows(dense.right)).toHaveLength(3);
  });

  it('counts no direction twice: two equal columns have rank one', () => {
    const { singularValues, energy } = denseSvd(
      denseFromRows([
        [1, 1],
        [2, 2],
      ]),
    );
    expect([...singularValues]).toEqual([expect.closeTo(Math.sqrt(10), 6)]);
    expect(energy).toBeCloseTo(1, 9);
  });

  it('has no triples of zeros, and refuses a rank that is none', () => {
    expect(denseSvd(denseZeros(3, 2)).singularValues).toHaveLength(0);
    expect(() => denseSvd(denseZeros(3, 2), { rank: 0 })).toThrow(OptionError);
  });
});
