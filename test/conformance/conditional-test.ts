import { describe, expect, it } from 'vitest';
import type { ConditionalTest } from '../../src/analysis/structure/conditional-test.js';
import { allSubsets, othersOf } from '../analysis/structure/random-graphs.js';

/** Checks that a test of conditional independence keeps the contract of `ConditionalTest`; it needs at least 4 variables. */
export function describeConditionalTest(name: string, create: () => ConditionalTest): void {
  describe(`${name} keeps the ConditionalTest contract`, () => {
    const test = create();
    const size = test.variables.length;
    const pairs = [...Array(size).keys()].flatMap((x) =>
      [...Array(size).keys()].flatMap((y) => (x < y ? [[x, y]] : [])),
    );
    const questions = pairs.flatMap(([x = 0, y = 0]) =>
      allSubsets(othersOf(size, x, y))
        .filter((given) => given.length <= test.largestSet)
        .map((given) => ({ x, y, given })),
    );

    it('has a name and variables that differ', () => {
      expect(test.name).not.toBe('');
      expect(size).toBeGreaterThanOrEqual(4);
      expect(new Set(test.variables).size).toBe(size);
      expect(test.largestSet).toBeGreaterThanOrEqual(1);
      expect(test.largestSet).toBeLessThanOrEqual(size - 2);
    });

    it('answers with a p value in 0 to 1, and a statistic and degrees of freedom of 0 or more', () => {
      for (const { x, y, given } of questions) {
        const { p, statistic, freedom } = test.test(x, y, given);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(statistic).toBeGreaterThanOrEqual(0);
        expect(freedom).toBeGreaterThanOrEqual(0);
      }
    });

    it('does not mind which of the two is first, nor the order of what is given', () => {
      for (const { x, y, given } of questions) {
        const { p, freedom } = test.test(x, y, given);
        const other = test.test(y, x, [...given].reverse());
        expect(other.p).toBeCloseTo(p, 9);
        expect(other.freedom).toBe(freedom);
      }
    });

    it('gives the same answer again, whatever came between, and leaves its arguments alone', () => {
      const fresh = create();
      for (const { x, y, given } of [...questions].reverse()) {
        expect(test.test(x, y, Object.freeze(given) as number[])).toEqual(fresh.test(x, y, given));
      }
    });

    it('leaves less uncertainty the more is known, if it can tell', () => {
      const { uncertainty } = test;
      if (uncertainty === undefined) return;
      for (const { x, given } of questions) {
        const left = uncertainty(x, given);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(1 + 1e-9);
        if (given.length > 0) expect(left).toBeLessThanOrEqual(uncertainty(x, given.slice(1)) + 1e-9);
      }
    });
  });
}
