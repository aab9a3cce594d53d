import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/matrix/quantile.js';

describe('quantile', () => {
  it('lies between two values in proportion', () => {
    const sorted = Float64Array.of(1, 2, 4);
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(sorted, share))).toEqual([1, 1.5, 2, 3, 4]);
  });

  it('is the value itself where there is one alone', () => {
    expect(quantile(Float64Array.of(7), 0.3)).toBe(7);
  });
});
