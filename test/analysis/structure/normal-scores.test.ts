import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/analysis/statistics/normal-tail.js';
import { normalScores, tiedShares } from '../../../src/analysis/structure/normal-scores.js';
import { numberTable } from '../../../src/analysis/structure/property-table.js';

describe('normalScores', () => {
  it('gives each value the quantile of its rank, and equal values that of their mean rank', () => {
    const [column] = normalScores(
      numberTable(
        ['a', 'b'],
        [
          [30, 10, 20, 20, 40],
          [1, 2, 3, 4, 5],
        ],
      ),
    ).columns;
    const expected = [4, 1, 2.5, 2.5, 5].map((rank) => normalQuantile(rank / 6));
    for (const [row, score] of expected.entries()) expect(column?.[row]).toBeCloseTo(score, 12);
  });

  it('does not mind a transform that keeps the order', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(values, (drawn) => {
        const rounded = drawn.map((value) => Math.round(value * 1000) / 1000);
        const table = numberTable(['a', 'b'], [rounded, rounded.map((value) => Math.exp(value))]);
        const [first, second] = normalScores(table).columns;
        expect(first).toEqual(second);
      }),
    );
  });
});

describe('tiedShares', () => {
  it('is the share of the most frequent value', () => {
    const shares = tiedShares(
      numberTable(
        ['constructor', ''],
        [
          [1, 1, 1, 2, 3],
          [1, 2, 3, 4, 5],
        ],
      ),
    );
    expect([...shares]).toEqual([
      ['constructor', 0.6],
      ['', 0.2],
    ]);
  });
});
