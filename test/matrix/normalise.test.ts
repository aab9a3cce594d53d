import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DenseMatrix, denseFromRows } from '../../src/matrix/dense-matrix.js';
import { dot } from '../../src/matrix/dense-products.js';
import { scaleColumns, unitRows, unitVector } from '../../src/matrix/normalise.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { largestDifference, snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

const rows = [
  [3, 4, 0],
  [0, 0, 0],
  [0, 0, -2],
];

describe('unitVector', () => {
  it('scales to length 1 in doubles, leaves zeros, and its input as it was', () => {
    const vector = Float32Array.of(3, 4);
    expect(unitVector(vector)).toEqual(Float64Array.of(3 / 5, 4 / 5));
    expect(vector).toEqual(Float32Array.of(3, 4));
    expect(unitVector([0, 0])).toEqual(Float64Array.of(0, 0));
    expect(unitVector([])).toEqual(new Float64Array());
  });
});

describe('unitRows', () => {
  it.each<[kind: string, scale: () => DenseMatrix | SparseMatrix]>([
    ['dense', () => unitRows(denseFromRows(rows))],
    ['sparse', () => unitRows(sparseFromRows(rows))],
  ])('scales %s rows to length 1 and leaves rows of zeros', (_kind, scale) => {
    expect(toRows(scale())).toEqual([
      [Math.fround(3 / 5), Math.fround(4 / 5), 0],
      [0, 0, 0],
      [0, 0, -1],
    ]);
  });

  it('leaves its input untouched', () => {
    const [dense, sparse] = [denseFromRows(rows), sparseFromRows(rows)];
    const before = [snapshot(dense), snapshot(sparse)];
    unitRows(dense);
    unitRows(sparse);
    expect([snapshot(dense), snapshot(sparse)]).toEqual(before);
  });

  it('gives sparse and dense rows the same numbers, of length 1, and is idempotent', () => {
    fc.assert(
      fc.property(sparseMatrices(4, 6), (matrix) => {
        const sparse = unitRows(matrix);
        const dense = unitRows(denseFromRows(toRows(matrix)));
        expect(toRows(sparse)).toEqual(toRows(dense));
        expect(largestDifference(unitRows(dense).values, dense.values)).toBeLessThan(1e-6);
        for (let row = 0; row < 4; row++) {
          const squared = dot(dense.row(row), dense.row(row));
          if (matrix.row(row).values.length > 0) expect(squared).toBeCloseTo(1, 6);
          else expect(squared).toBe(0);
        }
      }),
    );
  });
});

describe('scaleColumns', () => {
  it('multiplies column j with factor j and leaves its input untouched', () => {
    const matrix = denseFromRows([
      [1, 2],
      [3, 4],
    ]);
    const before = snapshot(matrix);
    expect(toRows(scaleColumns(matrix, [10, 0.5]))).toEqual([
      [10, 1],
      [30, 2],
    ]);
    expect(snapshot(matrix)).toEqual(before);
  });
});
