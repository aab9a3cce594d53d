import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { type ColumnBlocks, stageColumnBlocks } from '../../src/matrix/column-blocks.js';
import { surveyMatrix } from '../../src/matrix/column-cuts.js';
import { toRowBlocks } from '../../src/matrix/row-blocks.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { type Cell, snapshot, sparseFromCells, sparseMatrices } from './arbitraries.js';

const arena = new Arena();

/** The cells that the blocks hold, by row and then column. */
function cellsOf({ rows, blocks, firstColumns, starts, columns, values }: ColumnBlocks): Cell[] {
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let block = 0; block < blocks; block++) {
      const start = block * (rows + 1) + row;
      for (let entry = starts[start]; entry < starts[start + 1]; entry++) {
        cells.push({ row, column: firstColumns[block] + columns[entry], value: values[entry] });
      }
    }
  }
  return cells;
}

function cellsOfMatrix(matrix: SparseMatrix): Cell[] {
  return Array.from({ length: matrix.rows }, (_, row) => row).flatMap((row) => {
    const { columns, values } = matrix.row(row);
    return Array.from(columns, (column, place) => ({ row, column, value: values[place] }));
  });
}

const cutLists = fc
  .uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 })
  .map((inner) => Uint32Array.from([0, ...inner.sort((a, b) => a - b), 7]));

describe('stageColumnBlocks', () => {
  it('holds every entry once at its place, wherever it is cut, and leaves the matrix untouched', () => {
    fc.assert(
      fc.property(sparseMatrices(9, 7), cutLists, fc.integer({ min: 1, max: 9 }), (matrix, cuts, blockNonzeros) => {
        const before = snapshot(matrix);
        arena.scope(() => {
          const blocks = stageColumnBlocks(arena, toRowBlocks(matrix, { blockNonzeros }), cuts);
          expect(blocks.values).toHaveLength(matrix.nonzeros);
          expect(cellsOf(blocks)).toEqual(cellsOfMatrix(matrix));
        });
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('holds matrices wider than numbers of 16 bits reach', () => {
    const columns = 150_000;
    const edges = [0, 1, 65_534, 65_535, 65_536, 65_537, 131_071, 131_072, columns - 1];
    const cells = [3, 0, 7].flatMap((row) => edges.map((column) => ({ row, column, value: row + (column % 5) + 1 })));
    const matrix = sparseFromCells(cells, { rows: 8, columns });
    arena.scope(() => {
      const blocks = stageColumnBlocks(arena, toRowBlocks(matrix), surveyMatrix(arena, toRowBlocks(matrix)).cuts);
      expect(blocks.blocks).toBeGreaterThan(2);
      expect(cellsOf(blocks)).toEqual(cellsOfMatrix(matrix));
    });
  });

  it('holds nothing of a matrix without rows or entries', () => {
    for (const rows of [0, 3]) {
      const blocks = stageColumnBlocks(
        arena,
        toRowBlocks(sparseFromCells([], { rows, columns: 4 })),
        Uint32Array.of(0, 2, 4),
      );
      expect(cellsOf(blocks)).toEqual([]);
      expect(blocks).toMatchObject({ rows, blocks: 2 });
    }
  });
});
