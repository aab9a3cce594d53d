import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteMatrix } from '../../../src/corpus/neural/quantised-matrix.js';
import { bucketOf, tabulateBias } from '../../../src/corpus/neural/relative-bias.js';
import { Arena } from '../../../src/kernels/arena.js';

describe('bucketOf', () => {
  it('counts distances as MPNet does', () => {
    // MPNetEncoder.relative_position_bucket of transformers 5.24 with 32 buckets.
    const buckets = {
      [-600]: 15,
      [-91]: 15,
      [-90]: 14,
      [-33]: 12,
      [-16]: 10,
      [-15]: 9,
      [-11]: 8,
      [-8]: 8,
      [-7]: 7,
      [-1]: 1,
      0: 0,
      1: 17,
      7: 23,
      8: 24,
      12: 25,
      45: 28,
      63: 29,
      64: 30,
      90: 30,
      91: 31,
      600: 31,
    };
    const found = Object.keys(buckets).map((distance) => [distance, bucketOf(Number(distance), 32)]);
    expect(Object.fromEntries(found)).toEqual(buckets);
  });

  it('grows with the distance on either side, and stays below the number of buckets', () => {
    const distances = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(distances, distances, fc.integer({ min: 1, max: 16 }), (one, other, quarters) => {
        const buckets = 4 * quarters;
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        for (const side of [-1, 1])
          expect(bucketOf(side * near, buckets)).toBeLessThanOrEqual(bucketOf(side * far, buckets));
        expect(bucketOf(far, buckets)).toBe(bucketOf(-far, buckets) + buckets / 2);
        expect(bucketOf(far, buckets)).toBeLessThan(buckets);
      }),
    );
  });
});

describe('tabulateBias', () => {
  it('gives each head, query and key the number of their distance, times the factor', () => {
    const weights = createByteMatrix(Int8Array.of(0, 5, 1, 6, 2, 7, 3, 8), new Float32Array(4).fill(1), 2);
    const arena = new Arena();
    expect([...tabulateBias(arena, weights, 3, 10)]).toEqual([
      0, 30, 30, 10, 0, 30, 10, 10, 0, 50, 80, 80, 60, 50, 80, 60, 60, 50,
    ]);
  });
});
