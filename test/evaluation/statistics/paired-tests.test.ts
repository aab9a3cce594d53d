import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { correctHolm, testMcnemar } from '../../../src/evaluation/statistics/paired-tests.js';

/** Two systems of which the first alone is right on `first` items, the second alone on `second`. */
function systemsOf(first: number, second: number): [boolean[], boolean[]] {
  const both = [true, true, false];
  return [
    [...both, ...Array.from({ length: first + second }, (_, i) => i < first)],
    [...both, ...Array.from({ length: first + second }, (_, i) => i >= first)],
  ];
}

describe('testMcnemar', () => {
  it.each([
    [0, 0, 1],
    [5, 5, 1],
    [1, 5, 2 * (7 / 64)],
    [0, 10, 2 / 1024],
    [12, 3, 2 * (576 / 32_768)],
  ])('is exact: %d and %d give %d', (first, second, pValue) => {
    expect(testMcnemar(...systemsOf(first, second))).toEqual({ first, second, pValue: expect.closeTo(pValue, 12) });
  });

  it('does not mind which system comes first, and falls as the split grows uneven', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        const one = testMcnemar(...systemsOf(a, b)).pValue;
        expect(testMcnemar(...systemsOf(b, a)).pValue).toBe(one);
        expect(one).toBeGreaterThan(0);
        expect(one).toBeLessThanOrEqual(1);
        if (a > 0 && a <= b) expect(testMcnemar(...systemsOf(a - 1, b + 1)).pValue).toBeLessThanOrEqual(one);
      }),
    );
  });

  it('holds for counts that overflow a product', () => {
    const { pValue } = testMcnemar(...systemsOf(4_900, 5_100));
    // The normal approximation with continuity correction gives 0.0466.
    expect(pValue).toBeCloseTo(0.0466, 3);
  });

  it('refuses lists of other lengths', () => {
    expect(() => testMcnemar([true], [])).toThrow(ShapeError);
  });
});

describe('correctHolm', () => {
  it('has known values', () => {
    expect(correctHolm([0.01, 0.04, 0.03])).toEqual([expect.closeTo(0.03), expect.closeTo(0.06), expect.closeTo(0.06)]);
    expect(correctHolm([0.6, 0.6])).toEqual([1, 1]);
    expect(correctHolm([])).toEqual([]);
  });

  it('keeps the order, never lowers, and lies between none and Bonferroni', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
        const corrected = correctHolm(pValues);
        for (const [i, pValue] of pValues.entries()) {
          expect(corrected[i]).toBeGreaterThanOrEqual(pValue);
          expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, pValues.length * pValue) + 1e-12);
          for (const [j, other] of pValues.entries()) {
            if (pValue < other) expect(corrected[i]).toBeLessThanOrEqual(corrected[j] as number);
          }
        }
      }),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => correctHolm([0.5, 1.5])).toThrow(OptionError);
  });
});
