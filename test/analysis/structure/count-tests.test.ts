import { describe, expect, it } from 'vitest';
import { chiSquared, gSquared } from '../../../src/analysis/structure/count-tests.js';
import { categoryTable } from '../../../src/analysis/structure/property-table.js';
import { createRandom } from '../../../src/random.js';
import { describeConditionalTest } from '../../conformance/conditional-test.js';
import { goldenTests } from './golden-tests.js';

const names = ['constructor', '__proto__', '', 'd'];
const golden = categoryTable(names, goldenTests.categories);

describeConditionalTest('chiSquared', () => chiSquared(golden));
describeConditionalTest('gSquared', () => gSquared(golden));

describe('chiSquared and gSquared', () => {
  it('agree with scipy about statistic, degrees of freedom and p value, within strata that miss categories too', () => {
    const tests = { 'chi-squared': chiSquared(golden), 'g-squared': gSquared(golden) };
    expect(goldenTests.counts).toHaveLength(14);
    for (const { kind, x, y, given, statistic, freedom, p } of goldenTests.counts) {
      const found = tests[kind].test(x, y, given);
      expect(found.freedom).toBe(freedom);
      expect(Math.abs(found.statistic - statistic)).toBeLessThan(1e-10 * Math.max(1, statistic));
      expect(Math.abs(found.p - p)).toBeLessThan(1e-10 * p);
    }
  });

  it('are worked by hand on a table of two by two', () => {
    // Counts 3, 1 / 1, 3: all expected are 2, so chi-squared is 4 times 1/2; G is 2 (6 log 1.5 + 2 log 0.5).
    const table = categoryTable(['x', 'y'], [[...'aaaabbbb'], [...'uuuvuvvv']]);
    expect(chiSquared(table).test(0, 1, [])).toMatchObject({ statistic: 2, freedom: 1 });
    expect(gSquared(table).test(0, 1, []).statistic).toBeCloseTo(2 * (6 * Math.log(1.5) + 2 * Math.log(0.5)), 12);
  });

  it('have no degrees of freedom and p 1 where a stratum leaves one category', () => {
    const table = categoryTable(['x', 'y', 's'], [[...'aabb'.repeat(3)], [...'uvuv'.repeat(3)], [...'1122'.repeat(3)]]);
    expect(chiSquared(table).test(0, 1, [2])).toEqual({ p: 1, statistic: 0, freedom: 0 });
  });

  it('count many strata of many categories as they count few', () => {
    // The same question with the categories of s and t in two columns or in one: the first way passes through both ways of counting.
    const random = createRandom(3);
    const draw = (limit: number): number[] => Array.from({ length: 3000 }, () => random.integer(limit));
    const [x, y, s, t] = [draw(9), draw(8), draw(40), draw(30)] as [number[], number[], number[], number[]];
    const joined = s.map((value, row) => value * 30 + (t[row] as number));
    const few = joined.map((value) => value % 900);
    const table = categoryTable(['x', 'y', 's', 't'], [x, y, s, t]);
    const one = categoryTable(['x', 'y', 'st'], [x, y, few]);
    const pairs = [s.map((value) => value % 30), t];
    const both = categoryTable(['x', 'y', 's', 't'], [x, y, ...pairs]);
    for (const create of [chiSquared, gSquared]) {
      const found = create(both).test(0, 1, [2, 3]);
      const expected = create(one).test(0, 1, [2]);
      expect(found.freedom).toBe(expected.freedom);
      expect(found.statistic).toBeCloseTo(expected.statistic, 8);
      // Sets that begin alike share their strata: asking in another order changes nothing.
      const test = create(table);
      const before = test.test(0, 1, [2, 3]);
      test.test(0, 2, [1]);
      test.test(0, 1, [3, 2]);
      test.test(1, 3, [0, 2]);
      expect(test.test(0, 1, [2, 3])).toEqual(before);
    }
  });

  it('leave no uncertainty about a function of what is known, and all about what is independent', () => {
    const [a, b] = [[...'00110011'], [...'01010101']];
    const either = a.map((value, row) => String(Number(value) | Number(b[row])));
    const { uncertainty } = chiSquared(categoryTable(['a', 'b', 'either'], [a, b, either]));
    expect(uncertainty?.(2, [0, 1])).toBeCloseTo(0, 12);
    expect(uncertainty?.(0, [1])).toBeCloseTo(1, 12);
    // Given a = 1 "either" is sure, given a = 0 a coin: half a bit of H(1/4) = 0.811 bits.
    expect(uncertainty?.(2, [0])).toBeCloseTo(0.5 / 0.8112781244591328, 12);
  });
});
