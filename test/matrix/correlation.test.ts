import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { pearson, rankValues, spearman } from '../../src/matrix/correlation.js';

const lists = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 1 });

describe('rankValues', () => {
  it('gives ties the mean of their ranks', () => {
    expect([...rankValues([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
    expect([...rankValues([])]).toEqual([]);
  });

  it('keeps the sum of ranks and the order of values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (values) => {
        const ranks = rankValues(values);
        const sum = ranks.reduce((total, rank) => total + rank, 0);
        expect(sum).toBeCloseTo((values.length * (values.length + 1)) / 2, 9);
        for (const [i, a] of values.entries()) {
          for (const [j, b] of values.entries()) {
            expect(Math.sign(a - b)).toBe(Math.sign((ranks[i] as number) - (ranks[j] as number)));
          }
        }
      }),
    );
  });
});

describe('pearson and spearman', () => {
  it('have known values', () => {
    // Anscombe (1973), first set: r = 0.81642.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x, y)).toBeCloseTo(0.81642, 5);
    expect(spearman([1, 2, 3], [10, 30, 20])).toBeCloseTo(0.5, 12);
    // Without ties: 1 - 6 sum d^2 / (n (n^2 - 1)).
    expect(
      spearman([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]),
    ).toBeCloseTo(-29 / 165, 12);
  });

  it('lie between -1 and 1, are symmetric, turn with the sign, and forget the scale', () => {
    fc.assert(
      fc.property(lists, (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        for (const correlate of [pearson, spearman]) {
          const value = correlate(first, second);
          expect(correlate(second, first)).toBe(value);
          if (value === undefined) continue;
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
          const turned = correlate(
            first.map((a) => 3 - 2 * a),
            second,
          );
          expect(turned).toBeCloseTo(-value, 9);
        }
        const cubed = spearman(
          first.map((a) => a ** 3),
          second,
        );
        expect(cubed).toEqual(spearman(first, second));
      }),
    );
  });

  it('are undefined where a list does not vary, and refuse lists of other lengths', () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeUndefined();
    expect(pearson([4], [2])).toBeUndefined();
    expect(() => pearson([1, 2], [1])).toThrow(ShapeError);
    expect(() => spearman([], [])).toThrow(ShapeError);
  });
});
