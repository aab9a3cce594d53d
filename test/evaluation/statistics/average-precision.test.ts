import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { averagePrecision } from '../../../src/evaluation/statistics/average-precision.js';

function permute<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permute(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('averagePrecision', () => {
  it('is the mean of the precisions at the relevant items', () => {
    expect(averagePrecision([true, false, true], [3, 2, 1])).toBeCloseTo((1 / 1 + 2 / 3) / 2, 12);
    expect(averagePrecision([false, true, false, true], [4, 3, 2, 1])).toBeCloseTo((1 / 2 + 2 / 4) / 2, 12);
    expect(averagePrecision([true, true, false], [0.1, -5, -6])).toBe(1);
  });

  it('is for ties the mean over all their orders', () => {
    const item = fc.record({ isRelevant: fc.boolean(), score: fc.option(fc.constantFrom(1, 2), { nil: undefined }) });
    const items = fc
      .array(item, { minLength: 1, maxLength: 6 })
      .filter((all) => all.some(({ isRelevant }) => isRelevant));
    fc.assert(
      fc.property(items, (all) => {
        // An order of the items breaks ties; undefined comes after all others.
        const orders = permute(all).map((order) => {
          const value = ({ score }: (typeof all)[number]): number => score ?? -1;
          const sorted = order.toSorted((a, b) => value(b) - value(a));
          return averagePrecision(
            sorted.map(({ isRelevant }) => isRelevant),
            sorted.map((_, place) => -place),
          );
        });
        const expected = orders.reduce((sum, value) => sum + value, 0) / orders.length;
        const found = averagePrecision(
          all.map(({ isRelevant }) => isRelevant),
          all.map(({ score }) => score),
        );
        expect(found).toBeCloseTo(expected, 10);
      }),
      { numRuns: 40 },
    );
  });

  it('puts items without a score after the lowest score', () => {
    expect(averagePrecision([true, false], [undefined, Number.NEGATIVE_INFINITY])).toBe(1 / 2);
  });

  it('refuses lists of other lengths, no relevant item, and scores that are no numbers', () => {
    expect(() => averagePrecision([true], [1, 2])).toThrow(ShapeError);
    expect(() => averagePrecision([false], [1])).toThrow(ShapeError);
    expect(() => averagePrecision([true], [Number.NaN])).toThrow(OptionError);
  });
});
