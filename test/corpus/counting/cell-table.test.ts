import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellTable } from '../../../src/corpus/counting/cell-table.js';

function drained(table: CellTable): [string, number][] {
  const { firsts, seconds, counts } = table.drain();
  return Array.from(firsts, (first, cell): [string, number] => [
    `${first} ${seconds[cell]}`,
    counts[cell] as number,
  ]).sort();
}

describe('CellTable', () => {
  it('adds up what a map of pairs adds up, beyond 32 bits too', () => {
    const numbers = fc.oneof(fc.nat({ max: 5 }), fc.constant(2 ** 31), fc.constant(2 ** 32 - 2));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(numbers, numbers, fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(2 ** 32 - 1)))),
        (additions) => {
          const table = new CellTable();
          const sums = new Map<string, number>();
          for (const [first, second, count] of additions) {
            table.add(first, second, count);
            sums.set(`${first} ${second}`, (sums.get(`${first} ${second}`) ?? 0) + count);
          }
          expect(table.size).toBe(sums.size);
          expect(drained(table)).toEqual([...sums].sort());
          expect(table.size).toBe(0);
        },
      ),
    );
  });

  it('grows', () => {
    const table = new CellTable();
    const before = table.bytes;
    for (let round = 0; round < 2; round++) for (let pair = 0; pair < 20_000; pair++) table.add(pair % 300, pair, 1);
    expect(table.size).toBe(20_000);
    expect(table.bytes).toBeGreaterThan(before);
    expect(drained(table).every(([, count]) => count === 2)).toBe(true);
  });
});
