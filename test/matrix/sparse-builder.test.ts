import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import { type Cell, cellLists } from './arbitraries.js';

const shape = { rows: 7, columns: 5 };

function naiveSums(cells: readonly Cell[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { row, column, value } of cells) {
    const key = `${row},${column}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}

describe('SparseBuilder', () => {
  it('sums cells given in any order, whatever the length of the buffer', () => {
    fc.assert(
      fc.property(cellLists(shape), fc.integer({ min: 1, max: 70 }), (cells, bufferLength) => {
        const builder = new SparseBuilder({ bufferLength });
        for (const { row, column, value } of cells) builder.add(row, column, value);
        const matrix = builder.build(shape);
        matrix.checkInvariants();
        const sums = naiveSums(cells);
        expect(matrix.nonzeros).toBe([...sums.values()].filter((sum) => sum !== 0).length);
        for (const [key, sum] of sums) {
          const [row, column] = key.split(',').map(Number);
          expect(matrix.at(row, column) + 0).toBe(sum + 0);
        }
      }),
    );
  });

  it('gives the same matrix for every order of the cells', () => {
    const orders = cellLists(shape).chain((cells) =>
      fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
    );
    fc.assert(
      fc.property(orders, ([cells, shuffledCells]) => {
        const [first, second] = [cells, shuffledCells].map((list) => {
          const builder = new SparseBuilder({ bufferLength: 8 });
          for (const { row, column, value } of list) builder.add(row, column, value);
          return builder.build(shape);
        });
        expect(first).toEqual(second);
      }),
    );
  });

  it('adds 1 where no value is given and is just large enough by default', () => {
    const builder = new SparseBuilder();
    builder.add(0, 3);
    builder.add(0, 3);
    builder.add(2, 1);
    const matrix = builder.build();
    expect([matrix.rows, matrix.columns, matrix.nonzeros]).toEqual([3, 4, 2]);
    expect(matrix.at(0, 3)).toBe(2);
  });

  it('builds the empty matrix of any shape', () => {
    const builder = new SparseBuilder();
    expect(builder.build()).toMatchObject({ rows: 0, columns: 0, nonzeros: 0 });
    expect(builder.build({ rows: 2, columns: 3 })).toMatchObject({ rows: 2, columns: 3, nonzeros: 0 });
  });

  it('takes more cells after a build, without touching what it built', () => {
    const builder = new SparseBuilder({ bufferLength: 2 });
    builder.add(1, 1, 2);
    const before = builder.build();
    builder.add(1, 1, 3);
    builder.add(0, 0, 1);
    expect(builder.build().at(1, 1)).toBe(5);
    expect(before.at(1, 1)).toBe(2);
    expect(before.nonzeros).toBe(1);
  });

  it('drops cells whose sum is 0, also when single precision makes it 0', () => {
    const builder = new SparseBuilder();
    builder.add(0, 0, 0.5);
    builder.add(0, 0, -0.5);
    builder.add(0, 1, 1e-60);
    builder.add(0, 2, 1);
    expect(builder.build().nonzeros).toBe(1);
  });

  it('sums in doubles: 2^24 + 1 + 1 keeps both ones', () => {
    const builder = new SparseBuilder({ bufferLength: 1 });
    for (const value of [2 ** 24, 1, 1]) builder.add(0, 0, value);
    expect(builder.build().at(0, 0)).toBe(2 ** 24 + 2);
  });

  it('refuses a shape that is too small and a buffer that is none', () => {
    const builder = new SparseBuilder();
    builder.add(3, 4);
    expect(() => builder.build({ rows: 3 })).toThrow(OptionError);
    expect(() => builder.build({ columns: 4 })).toThrow('at least 5');
    expect(() => new SparseBuilder({ bufferLength: 0 })).toThrow(OptionError);
  });
});
