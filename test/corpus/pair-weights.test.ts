import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairWeights } from '../../src/corpus/pair-weights.js';
import { OptionError } from '../../src/errors.js';

describe('pairWeights', () => {
  it('counts each place alike', () => {
    expect(pairWeights(2, 'flat')).toEqual({ left: 2, right: 2, scale: 1, weights: Uint32Array.of(1, 1, 0, 1, 1) });
  });

  it('counts 1 / d in multiples of the least common denominator', () => {
    // 1, 1/2, 1/3 in sixths.
    const { scale, weights } = pairWeights({ left: 0, right: 3 }, 'harmonic');
    expect([scale, ...weights]).toEqual([6, 0, 6, 3, 2]);
  });

  it('counts (w - d + 1) / w on each side by its own width', () => {
    // On the left halves, on the right thirds: 1/2 1 | 1 2/3 1/3 in sixths.
    const { scale, weights } = pairWeights({ left: 2, right: 3 }, 'linear');
    expect([scale, ...weights]).toEqual([6, 3, 6, 0, 6, 4, 2]);
  });

  it('counts by a function to 2^-20 of its largest value, also 1 / d where no denominator is small enough', () => {
    const widths = fc.integer({ min: 20, max: 200 });
    fc.assert(
      fc.property(widths, fc.double({ min: 0.01, max: 100, noNaN: true }), (width, factor) => {
        for (const weighting of ['harmonic', (distance: number) => factor / distance] as const) {
          const largest = weighting === 'harmonic' ? 1 : factor;
          const { scale, weights } = pairWeights({ left: 0, right: width }, weighting);
          for (let distance = 1; distance <= width; distance++) {
            expect(Math.abs(weights[distance] / scale - largest / distance)).toBeLessThanOrEqual(largest * 2 ** -20);
          }
        }
      }),
    );
  });

  it('refuses weights that are not numbers above 0, and all too small', () => {
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e-40]) {
      expect(() => pairWeights(1, () => weight)).toThrow(OptionError);
    }
  });
});
