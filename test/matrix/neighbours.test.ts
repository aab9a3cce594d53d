import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { type ScoredRow, topRows } from '../../src/matrix/neighbours.js';
import { snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

/** Scores every row and sorts them all; rows with equal scores keep their order. */
function sortAll(rows: readonly number[][], query: Float32Array): ScoredRow[] {
  return rows
    .map((values, row) => ({ row, score: values.reduce((sum, value, column) => sum + value * query[column], 0) }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

const queries = (length: number): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.integer({ min: -2, max: 2 }), { minLength: length, maxLength: length })
    .map((list) => Float32Array.from(list));

describe('topRows', () => {
  it('equals the head of a full sort with ties by row, dense and sparse alike', () => {
    const cases = fc
      .integer({ min: 1, max: 7 })
      .chain((columns) => fc.tuple(sparseMatrices(12, columns), queries(columns), fc.integer({ min: 1, max: 15 })));
    fc.assert(
      fc.property(cases, ([sparse, query, limit]) => {
        const dense = denseFromRows(toRows(sparse));
        const before = [snapshot(sparse), snapshot(dense), [...query]];
        const expected = sortAll(toRows(sparse), query).slice(0, limit);
        expect(topRows(sparse, query, { limit })).toEqual(expected);
        expect(topRows(dense, query, { limit })).toEqual(expected);
        expect([snapshot(sparse), snapshot(dense), [...query]]).toEqual(before);
      }),
    );
  });

  it('passes over rows that are not accepted', () => {
    fc.assert(
      fc.property(sparseMatrices(12, 4), queries(4), (matrix, query) => {
        const accept = (row: number): boolean => row % 3 !== 0;
        const expected = sortAll(toRows(matrix), query).filter(({ row }) => accept(row));
        expect(topRows(matrix, query, { limit: 5, accept })).toEqual(expected.slice(0, 5));
      }),
    );
  });

  it('scales the score of each row, so that lengths can be divided out', () => {
    fc.assert(
      fc.property(sparseMatrices(12, 4), queries(4), (matrix, query) => {
        const scales = Float64Array.from({ length: 12 }, (_, row) => 2 ** -(row % 4));
        const expected = toRows(matrix).map((values, row) => values.map((value) => value * scales[row]));
        expect(topRows(matrix, query, { limit: 5, scales })).toEqual(sortAll(expected, query).slice(0, 5));
      }),
    );
  });

  it('gives ten rows by default and all of a matrix that has fewer', () => {
    expect(topRows(denseFromRows(Array.from({ length: 30 }, () => [1])), Float32Array.of(1))).toHaveLength(10);
    expect(topRows(sparseFromRows([[1], [2]]), Float64Array.of(1)).map(({ row }) => row)).toEqual([1, 0]);
  });

  it('refuses a query of another length and a limit that is no count', () => {
    const matrix = denseFromRows([[1, 2]]);
    expect(() => topRows(matrix, new Float32Array(3))).toThrow(ShapeError);
    for (const limit of [0, -1, 1.5])
      expect(() => topRows(matrix, new Float32Array(2), { limit })).toThrow(OptionError);
  });
});
