import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SparseAccumulator } from '../../src/matrix/sparse-accumulator.js';
import { snapshot, sparseFromRows } from './arbitraries.js';

const columns = 5000;

describe('SparseAccumulator', () => {
  it('gives the sums of all columns in order, and is empty afterwards', () => {
    const accumulator = new SparseAccumulator(columns);
    const cells = fc.array(
      fc.tuple(
        fc.oneof(fc.integer({ min: 0, max: columns - 1 }), fc.constantFrom(0, 31, 32, 1023, 1024, columns - 1)),
        fc.integer({ min: -3, max: 9 }),
      ),
    );
    fc.assert(
      fc.property(cells, (list) => {
        const places = Int32Array.from(list, ([column]) => column);
        const values = Float64Array.from(list, ([, value]) => value);
        accumulator.addCells(places, values, 0, list.length);
        const found = { columns: new Int32Array(list.length + 1), values: new Float64Array(list.length + 1) };
        const count = accumulator.drain(found.columns, found.values, 1);
        const expected = new Map<number, number>();
        for (const [column, value] of list) expected.set(column, (expected.get(column) ?? 0) + value);
        const sorted = [...expected].sort(([a], [b]) => a - b);
        expect([...found.columns.subarray(1, 1 + count)]).toEqual(sorted.map(([column]) => column));
        expect([...found.values.subarray(1, 1 + count)]).toEqual(sorted.map(([, value]) => value));
        expect(accumulator.drain(found.columns, found.values, 0)).toBe(0);
      }),
    );
  });

  it('adds rows times a factor and keeps sums of 0', () => {
    const matrix = sparseFromRows([
      [0, 2, 3],
      [0, 1, 0],
    ]);
    const before = snapshot(matrix);
    const accumulator = new SparseAccumulator(3);
    accumulator.addRow(matrix, 0, 10);
    accumulator.addRow(matrix, 1, -20);
    const found = { columns: new Int32Array(3), values: new Float64Array(3) };
    expect(accumulator.drain(found.columns, found.values, 0)).toBe(2);
    expect([...found.columns.subarray(0, 2)]).toEqual([1, 2]);
    expect([...found.values.subarray(0, 2)]).toEqual([0, 30]);
    expect(snapshot(matrix)).toEqual(before);
  });
});
