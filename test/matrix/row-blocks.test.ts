import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { collectRowBlocks, cutRows, sliceRows, toRowBlocks } from '../../src/matrix/row-blocks.js';
import { snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

const matrices = fc.integer({ min: 0, max: 7 }).chain((rows) => {
  return rows === 0 ? fc.constant(sparseFromRows([])) : sparseMatrices(rows, 5);
});

describe('toRowBlocks', () => {
  it('cuts a matrix into blocks whose rows are those of the matrix, in order, and leaves it untouched', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 1, max: 12 }), (matrix, blockNonzeros) => {
        const before = snapshot(matrix);
        const blocks = toRowBlocks(matrix, { blockNonzeros });
        const parts = blocks.firstRows.slice(1).map((_, block) => blocks.readBlock(block));
        for (const part of parts) part.checkInvariants();
        expect(parts.flatMap(toRows)).toEqual(toRows(matrix));
        expect(parts.every((part) => part.columns === matrix.columns)).toBe(true);
        expect(parts.every((part) => part.rows === 1 || part.nonzeros <= blockNonzeros)).toBe(true);
        expect(snapshot(matrix)).toEqual(before);
        expect(snapshot(collectRowBlocks(blocks))).toEqual(before);
      }),
    );
  });

  it('makes one block by default, and none of no rows', () => {
    expect(toRowBlocks(sparseFromRows([[1], [2]])).firstRows).toEqual([0, 2]);
    expect(toRowBlocks(sparseFromRows([])).firstRows).toEqual([0]);
  });
});

describe('cutRows', () => {
  it('fills blocks as far as they go and gives a long row a block of its own', () => {
    expect(cutRows([0, 1, 2, 3, 9, 10], { blockNonzeros: 2 })).toEqual([0, 2, 3, 4, 5]);
  });

  it('refuses blocks of nothing', () => {
    expect(() => cutRows([0], { blockNonzeros: 0 })).toThrow(OptionError);
    expect(() => cutRows([0], { blockNonzeros: 1.5 })).toThrow(OptionError);
  });
});

describe('sliceRows', () => {
  it('takes rows as views', () => {
    const matrix = sparseFromRows([
      [1, 0],
      [0, 2],
      [3, 4],
    ]);
    const slice = sliceRows(matrix, 1, 3);
    expect(toRows(slice)).toEqual([
      [0, 2],
      [3, 4],
    ]);
    expect(slice.values.buffer).toBe(matrix.values.buffer);
  });
});
