import { describe, expect, it } from 'vitest';
import { estimateError } from '../../src/matrix/truncated-svd-result.js';

describe('estimateError', () => {
  it('is four times the square of the largest residual, 0 without any', () => {
    expect(estimateError(Float64Array.of(1e-3, 5e-2, 0))).toBeCloseTo(4 * 0.05 ** 2, 15);
    expect(estimateError(new Float64Array(0))).toBe(0);
  });
});
