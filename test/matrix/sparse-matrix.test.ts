import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

const shape = { rows: 2, columns: 3 };
const make = (starts: number[], columns: number[], values: number[]): SparseMatrix =>
  new SparseMatrix(shape, Float64Array.from(starts), Int32Array.from(columns), Float32Array.from(values));

describe('SparseMatrix', () => {
  it('finds every cell by search as it does by rows', () => {
    fc.assert(
      fc.property(sparseMatrices(4, 9), (matrix) => {
        const cells = new Float32Array(36);
        for (let row = 0; row < 4; row++) {
          const { columns, values } = matrix.row(row);
          columns.forEach((column, place) => {
            cells[row * 9 + column] = values[place];
          });
        }
        expect(toRows(matrix).flat()).toEqual([...cells]);
      }),
    );
  });

  it('gives rows as views', () => {
    const matrix = sparseFromRows([
      [0, 1],
      [2, 3],
    ]);
    expect(matrix.row(1).values.buffer).toBe(matrix.values.buffer);
    expect([...matrix.row(1).values]).toEqual([2, 3]);
  });

  it('refuses arrays of contradicting lengths', () => {
    expect(() => make([0, 1], [0], [1])).toThrow(ShapeError);
    expect(() => make([0, 1, 2], [0], [1])).toThrow(ShapeError);
    expect(() => make([0, 1, 2], [0, 1], [1])).toThrow('2 of each');
  });

  it('accepts arrays that keep the invariants', () => {
    expect(() => make([0, 2, 3], [0, 2, 1], [1, -1, 0.5]).checkInvariants()).not.toThrow();
  });

  it.each<[broken: string, matrix: SparseMatrix]>([
    ['a first row start other than 0', make([1, 1, 2], [0, 1], [1, 1])],
    ['a row that ends before it starts', make([0, 2, 1], [0], [1])],
    ['a row start that is not a number', make([0, Number.NaN, 1], [0], [1])],
    ['a row start between two entries', make([0, 0.5, 1], [0], [1])],
    ['columns that descend', make([0, 2, 2], [1, 0], [1, 1])],
    ['a cell stored twice', make([0, 2, 2], [1, 1], [1, 1])],
    ['a negative column', make([0, 1, 1], [-1], [1])],
    ['a column beyond the last', make([0, 1, 1], [3], [1])],
    ['a stored zero', make([0, 1, 1], [0], [0])],
    ['an infinite value', make([0, 1, 1], [0], [Number.POSITIVE_INFINITY])],
    ['a value that is not a number', make([0, 1, 1], [0], [Number.NaN])],
  ])('finds %s', (_broken, matrix) => {
    expect(() => matrix.checkInvariants()).toThrow(ShapeError);
  });
});
