import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transpose } from '../../src/matrix/transpose.js';
import { snapshot, sparseMatrices } from './arbitraries.js';

describe('transpose', () => {
  it('moves cell (i, j) to (j, i) and keeps the invariants', () => {
    fc.assert(
      fc.property(sparseMatrices(5, 8), (matrix) => {
        const before = snapshot(matrix);
        const flipped = transpose(matrix);
        flipped.checkInvariants();
        expect([flipped.rows, flipped.columns, flipped.nonzeros]).toEqual([8, 5, matrix.nonzeros]);
        for (let row = 0; row < 5; row++) {
          for (let column = 0; column < 8; column++) expect(flipped.at(column, row)).toBe(matrix.at(row, column));
        }
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('done twice changes nothing', () => {
    fc.assert(
      fc.property(sparseMatrices(5, 8), (matrix) => {
        expect(transpose(transpose(matrix))).toEqual(matrix);
      }),
    );
  });
});
