import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredTail } from '../../../src/analysis/statistics/chi-squared-tail.js';
import { OptionError } from '../../../src/errors.js';

const golden = JSON.parse(readFileSync(new URL('../../golden/distribution-tails.json', import.meta.url), 'utf8')) as {
  readonly chiSquared: readonly (readonly [freedom: number, statistic: number, tail: number])[];
};

describe('chiSquaredTail', () => {
  it('agrees with 40 digits by mpmath to 1e-12 of each value, down to 1e-300', () => {
    const errors = golden.chiSquared.map(([freedom, statistic, tail]) => {
      const found = chiSquaredTail(statistic, freedom);
      if (tail < 1e-300) return found <= 1e-300 ? 0 : 1;
      return Math.abs(found - tail) / tail;
    });
    expect(errors.length).toBeGreaterThan(180);
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it('is exp(-x / 2) for 2 degrees of freedom', () => {
    for (const x of [0, 0.1, 1, 3, 20, 700]) {
      expect(chiSquaredTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
    }
  });

  it('falls as the statistic grows, and rises with the degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (x, more, freedom) => {
          const tail = chiSquaredTail(x, freedom);
          expect(chiSquaredTail(x + more, freedom)).toBeLessThanOrEqual(tail * (1 + 1e-12));
          expect(chiSquaredTail(x, freedom + 1)).toBeGreaterThanOrEqual(tail * (1 - 1e-12));
        },
      ),
    );
  });

  it('is 1 at 0 and 0 at infinity', () => {
    expect([chiSquaredTail(0, 3), chiSquaredTail(Number.POSITIVE_INFINITY, 3)]).toEqual([1, 0]);
  });

  it('refuses no degrees of freedom', () => {
    expect(() => chiSquaredTail(1, 0)).toThrow(OptionError);
  });
});
