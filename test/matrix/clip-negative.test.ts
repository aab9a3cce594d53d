import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipNegative } from '../../src/matrix/clip-negative.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';

describe('clipNegative', () => {
  it('puts 0 in the place of negative numbers, and leaves its input as it was', () => {
    const matrix = new DenseMatrix(1, 3, Float32Array.of(-1, 0, 2));
    expect(Array.from(clipNegative(matrix).values)).toEqual([0, 0, 2]);
    expect(Array.from(matrix.values)).toEqual([-1, 0, 2]);
  });

  it('leaves negative cells of a sparse matrix out, and keeps its invariants', () => {
    const cell = fc.integer({ min: -2, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const stored = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])));
        const starts = [0];
        for (const row of stored) starts.push(starts[starts.length - 1] + row.length);
        const matrix = new SparseMatrix(
          { rows: rows.length, columns: 3 },
          Float64Array.from(starts),
          Int32Array.from(stored.flat(), ({ column }) => column),
          Float32Array.from(stored.flat(), ({ value }) => value),
        );
        const clipped = clipNegative(matrix) as SparseMatrix;
        clipped.checkInvariants();
        rows.forEach((row, place) => {
          row.forEach((value, column) => {
            expect(clipped.at(place, column)).toBe(Math.max(0, value));
          });
        });
      }),
    );
  });
});
