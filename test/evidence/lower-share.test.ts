import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerShare } from '../../src/evidence/lower-share.js';

describe('lowerShare', () => {
  it('is the lower end of the interval of Wilson', () => {
    // 31 of 34: (0.91176 + 0.05649 - 1.96 sqrt(0.08045 / 34 + 0.83073 / 1156)) / 1.11299 = 0.7704.
    expect(lowerShare(31, 34)).toBeCloseTo(0.7704, 4);
    expect(lowerShare(0, 0)).toBe(0);
  });

  it('is below the share and rises with the number of cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (count, others) => {
        const total = count + others;
        expect(lowerShare(count, total)).toBeLessThan(count / total);
        expect(lowerShare(2 * count, 2 * total)).toBeGreaterThan(lowerShare(count, total));
      }),
    );
  });
});
