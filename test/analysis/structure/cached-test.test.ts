import { describe, expect, it } from 'vitest';
import { cachedTest } from '../../../src/analysis/structure/cached-test.js';
import { chiSquared } from '../../../src/analysis/structure/count-tests.js';
import { categoryTable } from '../../../src/analysis/structure/property-table.js';
import { describeConditionalTest } from '../../conformance/conditional-test.js';
import { goldenTests } from './golden-tests.js';

const golden = categoryTable(['a', 'b', 'c', 'd'], goldenTests.categories);

describeConditionalTest('cachedTest', () => cachedTest(chiSquared(golden)));

describe('cachedTest', () => {
  it('computes a question once, in whatever order it is asked', () => {
    const test = cachedTest(chiSquared(golden));
    const first = test.test(0, 1, [2, 3]);
    expect(test.test(1, 0, [3, 2])).toBe(first);
    expect(test.counts()).toEqual({ asked: 2, computed: 1 });
    test.test(0, 2, [1, 3]);
    expect(test.counts()).toEqual({ asked: 3, computed: 2 });
  });

  it('remembers only so many', () => {
    const test = cachedTest(chiSquared(golden), { most: 1 });
    for (const y of [1, 2, 1, 2]) test.test(0, y, []);
    expect(test.counts()).toEqual({ asked: 4, computed: 3 });
  });
});
