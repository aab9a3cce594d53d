import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureTable } from '../../src/corpus/feature-table.js';

describe('FeatureTable', () => {
  it('numbers keys in the order of insertion and finds them again', () => {
    const table = new FeatureTable();
    expect(table.insert(1, 2, 3)).toBe(0);
    expect(table.insert(3, 2, 1)).toBe(1);
    expect(table.insert(1, 2, 3)).toBe(0);
    expect(table.find(3, 2, 1)).toBe(1);
    expect(table.find(2, 2, 2)).toBe(-1);
    expect(table.size).toBe(2);
  });

  it('behaves as a Map of keys while it grows', () => {
    const number = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 3000 }), (keys) => {
        const table = new FeatureTable();
        const rows = new Map<string, number>();
        for (const key of keys) {
          const row = rows.get(key.join()) ?? rows.size;
          rows.set(key.join(), row);
          expect(table.insert(...key)).toBe(row);
        }
        for (const key of keys) expect(table.find(...key)).toBe(rows.get(key.join()));
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('finds many keys at once as it finds one', () => {
    const number = fc.integer({ min: 0, max: 6 });
    const keys = fc.array(fc.tuple(number, number, number), { maxLength: 80 });
    fc.assert(
      fc.property(keys, keys, (known, asked) => {
        const table = FeatureTable.from(Int32Array.from(known.flat()));
        const rows = new Int32Array(Math.max(1, asked.length));
        const found = table.findAll(Int32Array.from(asked.flat()), 3 * asked.length, rows);
        const expected = asked.map((key) => table.find(...key)).filter((row) => row >= 0);
        expect([...rows.subarray(0, found)]).toEqual(expected);
      }),
    );
  });

  it('is rebuilt from its own keys', () => {
    const table = new FeatureTable();
    for (let i = 0; i < 5000; i++) table.insert(i % 7, i, i * i);
    const copy = FeatureTable.from(table.keys());
    expect(copy.size).toBe(5000);
    expect(copy.keys()).toEqual(table.keys());
    expect(copy.find(4999 % 7, 4999, 4999 * 4999)).toBe(4999);
  });
});
