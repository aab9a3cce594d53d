import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { besides, mapValues, selectColumns, selectRows } from '../../src/matrix/select.js';
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

describe('mapValues', () => {
  it('that changes nothing gives an equal matrix in new arrays', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const before = snapshot(matrix);
        const same = mapValues(matrix, (value) => value);
        expect(same).toEqual(matrix);
        expect(same.values.buffer).not.toBe(matrix.values.buffer);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('composes, and drops what becomes 0 on the way', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const twice = mapValues(
          mapValues(matrix, (value) => value * 2),
          (value) => (value === 4 ? 0 : value),
        );
        twice.checkInvariants();
        expect(twice).toEqual(mapValues(matrix, (value) => (value === 2 ? 0 : value * 2)));
      }),
    );
  });

  it('hands over value, column and row, and drops what rounds to 0', () => {
    const seen: number[][] = [];
    const changed = mapValues(small, (value, column, row) => {
      seen.push([value, column, row]);
      return value === 1 ? 1e-60 : value;
    });
    expect(seen).toEqual([
      [1, 0, 0],
      [2, 2, 0],
      [3, 1, 1],
    ]);
    expect(toRows(changed)).toEqual([
      [0, 0, 2],
      [0, 3, 0],
    ]);
    expect(changed.nonzeros).toBe(2);
  });
});
