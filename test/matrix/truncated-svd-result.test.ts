import { describe, expect, it } from 'vitest';
import { estimateError } from '../../src/matrix/truncated-svd-result.js';

describe('estimateError', () => {
  it('is four times the square of the largest residual, 0 without any', () => {
    expect(estimateError(Float64Array.of(1e-3, 5e-2, 0))).toBeCloseTo(4 * 0.05 ** 2, 15);
    expect(estimateError(new Float64Array(0))).toBe(0);
  });

  it('is more where the triples are many', () => {
    expect(estimateError(Float64Array.of(0.1, 0.2), 1000)).toBeCloseTo(10 * 0.04, 15);
    expect(estimateError(new Float64Array(1000).fill(0.1))).toBeCloseTo(10 * 0.01, 15);
  });
});
