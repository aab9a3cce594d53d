import { describe, expect, it } from 'vitest';
import { meanOf } from '../../src/matrix/mean.js';

describe('meanOf', () => {
  it('divides the sum by the number of values', () => {
    expect(meanOf([1, 2, 6])).toBe((1 + 2 + 6) / 3);
    expect(meanOf(Float32Array.of(0.5, 1))).toBe(0.75);
  });

  it('is NaN of none', () => {
    expect(meanOf([])).toBeNaN();
  });
});
