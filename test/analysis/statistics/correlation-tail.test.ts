import { describe, expect, it } from 'vitest';
import { logRatioPartial } from '../../../src/analysis/associations/log-ratio-partial.js';
import { correlationTail } from '../../../src/analysis/statistics/correlation-tail.js';
import { OptionError } from '../../../src/errors.js';
import { pathAmounts } from '../associations/compositions.js';

describe('correlationTail', () => {
  it.each([
    // erfc(z / sqrt(2)) of the C library, by Python.
    [0, 1],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05000000000000004],
    [2.8, 0.005110260660855874],
    [2.9, 0.003731626600768077],
    [5, 5.733031437583892e-7],
    [10, 1.5239706048321186e-23],
    [30, 9.813427854297528e-198],
  ])('has for z = %d the two tails %d', (z, expected) => {
    const p = correlationTail(Math.tanh(z / 20), 400);
    expect(Math.abs(p / expected - 1)).toBeLessThan(1e-12 + 1e-13 * z ** 2);
  });

  it('does not know the sign, falls with the size, and is 0 for 1', () => {
    expect(correlationTail(-0.3, 20)).toBe(correlationTail(0.3, 20));
    expect(correlationTail(0.4, 20)).toBeLessThan(correlationTail(0.3, 20));
    expect(correlationTail(1, 20)).toBe(0);
  });

  it('refuses what is no correlation, and degrees that are none', () => {
    expect(() => correlationTail(1.01, 5)).toThrow(OptionError);
    expect(() => correlationTail(Number.NaN, 5)).toThrow(OptionError);
    expect(() => correlationTail(0.5, 0)).toThrow(OptionError);
  });
});

describe('degrees of freedom of partial correlations of D parts in N rows', () => {
  it('are N - D: parts that are independent given the rest have that variance, 1/8 for N = 16 and D = 8', async () => {
    let [sum, squares, count] = [0, 0, 0];
    for (let seed = 0; seed < 1500; seed++) {
      const { matrix } = await logRatioPartial(pathAmounts(16, 8, seed));
      for (const [i, j] of [
        [0, 3],
        [1, 5],
        [2, 7],
        [4, 6],
      ] as const) {
        const z = Math.atanh(matrix.at(i, j));
        sum += z;
        squares += z * z;
        count++;
      }
    }
    const variance = squares / count - (sum / count) ** 2;
    // N - D - 1, which counts the reference as one more that is conditioned on, would give 1/7 = 0.143.
    expect(variance).toBeGreaterThan(0.118);
    expect(variance).toBeLessThan(0.132);
    expect(Math.abs(sum / count)).toBeLessThan(0.02);
  });
});
