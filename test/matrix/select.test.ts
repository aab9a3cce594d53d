import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { besides, mapEntries, selectColumns, selectRows } from '../../src/matrix/select.js';
import { snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

const matrices = sparseMatrices(5, 6);
const small = sparseFromRows([
  [1, 0, 2],
  [0, 3, 0],
]);

describe('selectRows', () => {
  it('takes rows in any order, also twice', () => {
    fc.assert(
      fc.property(matrices, fc.array(fc.integer({ min: 0, max: 4 })), (matrix, rows) => {
        const before = snapshot(matrix);
        const selected = selectRows(matrix, rows);
        selected.checkInvariants();
        expect(toRows(selected)).toEqual(rows.map((row) => toRows(matrix)[row]));
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('refuses rows that are not there', () => {
    expect(() => selectRows(small, [2])).toThrow(ShapeError);
    expect(() => selectRows(small, [-1])).toThrow('row -1');
  });
});

describe('selectColumns', () => {
  it('takes ascending columns', () => {
    fc.assert(
      fc.property(matrices, fc.subarray([0, 1, 2, 3, 4, 5]), (matrix, columns) => {
        const before = snapshot(matrix);
        const selected = selectColumns(matrix, columns);
        selected.checkInvariants();
        expect(toRows(selected)).toEqual(toRows(matrix).map((row) => columns.map((column) => row[column])));
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('refuses columns that descend, repeat or are not there', () => {
    for (const columns of [[1, 0], [1, 1], [3], [-1]]) expect(() => selectColumns(small, columns)).toThrow(ShapeError);
  });
});

describe('besides', () => {
  it('is undone by selecting the columns of either side', () => {
    fc.assert(
      fc.property(matrices, sparseMatrices(5, 3), (left, right) => {
        const before = [snapshot(left), snapshot(right)];
        const both = besides(left, right);
        both.checkInvariants();
        expect(selectColumns(both, [0, 1, 2, 3, 4, 5])).toEqual(left);
        expect(selectColumns(both, [6, 7, 8])).toEqual(right);
        expect([snapshot(left), snapshot(right)]).toEqual(before);
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(matrices, matrices, matrices, (a, b, c) => {
        expect(besides(besides(a, b), c)).toEqual(besides(a, besides(b, c)));
      }),
    );
  });

  it('refuses matrices of different heights', () => {
    expect(() => besides(small, sparseFromRows([[1]]))).toThrow(ShapeError);
  });
});

describe('mapEntries', () => {
  it('that changes nothing gives an equal matrix in new arrays', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const same = mapEntries(matrix, matrix.columns, (column, value) => [column, value]);
        expect(same).toEqual(matrix);
        expect(same.values.buffer).not.toBe(matrix.values.buffer);
      }),
    );
  });

  it('composes', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const twice = mapEntries(matrix, 6, (column, value) => [column, value * 2]);
        const thenShifted = mapEntries(twice, 7, (column, value) => [column + 1, value - 1]);
        expect(mapEntries(matrix, 7, (column, value) => [column + 1, value * 2 - 1])).toEqual(thenShifted);
      }),
    );
  });

  it('hands over column, value and row, and drops column -1 and what rounds to 0', () => {
    const seen: number[][] = [];
    const changed = mapEntries(small, 3, (column, value, row) => {
      seen.push([column, value, row]);
      return value === 1 ? [column, 1e-60] : value === 2 ? [-1, 5] : [column, value];
    });
    expect(seen).toEqual([
      [0, 1, 0],
      [2, 2, 0],
      [1, 3, 1],
    ]);
    expect(toRows(changed)).toEqual([
      [0, 0, 0],
      [0, 3, 0],
    ]);
    expect(changed.nonzeros).toBe(1);
  });
});
