import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { surveyMatrix } from '../../src/matrix/column-cuts.js';
import { toRowBlocks } from '../../src/matrix/row-blocks.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { sparseFromCells, sparseMatrices } from './arbitraries.js';

const arena = new Arena();

/** A matrix of full rows of ones: 4 million entries at 2,000 x 2,000. */
function fullMatrix(rows: number, columns: number): SparseMatrix {
  const starts = Float64Array.from({ length: rows + 1 }, (_, row) => row * columns);
  const indices = new Int32Array(rows * columns).map((_, entry) => entry % columns);
  return new SparseMatrix({ rows, columns }, starts, indices, new Float32Array(rows * columns).fill(1));
}

describe('surveyMatrix', () => {
  it('adds up the squares, whatever the blocks of rows', () => {
    fc.assert(
      fc.property(sparseMatrices(9, 7), fc.integer({ min: 1, max: 9 }), (matrix, blockNonzeros) => {
        const { cuts, squaredNorm } = surveyMatrix(arena, toRowBlocks(matrix, { blockNonzeros }));
        expect(squaredNorm).toBeCloseTo(
          matrix.values.reduce((sum, value) => sum + value * value, 0),
          10,
        );
        expect([...cuts]).toEqual([0, 7]);
      }),
    );
  });

  it('cuts many entries into blocks of about equally many', () => {
    const { cuts } = surveyMatrix(arena, toRowBlocks(fullMatrix(2000, 3000)));
    expect([...cuts]).toEqual([0, 1000, 2000, 3000]);
  });

  it('makes no block wider than numbers of 16 bits reach', () => {
    const cells = [0, 65_535, 65_536, 131_072, 199_999].map((column) => ({ row: 0, column, value: 1 }));
    const { cuts } = surveyMatrix(arena, toRowBlocks(sparseFromCells(cells, { rows: 2, columns: 200_000 })));
    expect(cuts[0]).toBe(0);
    expect(cuts.at(-1)).toBe(200_000);
    const widths = [...cuts.subarray(1)].map((cut, block) => cut - cuts[block]);
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(Math.max(...widths)).toBeLessThanOrEqual(65_536);
  });

  it('takes matrices without entries, rows or columns', () => {
    expect([...surveyMatrix(arena, toRowBlocks(sparseFromCells([], { rows: 3, columns: 4 }))).cuts]).toEqual([0, 4]);
    expect([...surveyMatrix(arena, toRowBlocks(sparseFromCells([], { rows: 0, columns: 4 }))).cuts]).toEqual([0, 4]);
    expect([...surveyMatrix(arena, toRowBlocks(sparseFromCells([], { rows: 3, columns: 0 }))).cuts]).toEqual([0, 0]);
  });
});
