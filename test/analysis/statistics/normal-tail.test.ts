import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalQuantile, normalTail, normalTwoSided } from '../../../src/analysis/statistics/normal-tail.js';

const golden = JSON.parse(readFileSync(new URL('../../golden/distribution-tails.json', import.meta.url), 'utf8')) as {
  readonly normal: readonly (readonly [z: number, tail: number])[];
  readonly quantiles: readonly (readonly [share: number, z: number])[];
};

describe('normalTail', () => {
  it('agrees with 40 digits by mpmath to 1e-12 of each value, out to 37 deviations', () => {
    const errors = golden.normal.map(([z, tail]) => Math.abs(normalTail(z) - tail) / tail);
    expect(errors).toHaveLength(16);
    expect(Math.max(...errors)).toBeLessThan(1e-12);
  });

  it('adds up to 1 on both sides', () => {
    for (const z of [0, 0.3, 1, 4]) expect(normalTail(z) + normalTail(-z)).toBeCloseTo(1, 15);
  });

  it('is half of what lies as far out on either side', () => {
    for (const z of [0, 1, 6]) expect(normalTwoSided(-z)).toBeCloseTo(2 * normalTail(z), 15);
  });
});

describe('normalQuantile', () => {
  it('agrees with scipy to 1e-12', () => {
    for (const [share, z] of golden.quantiles) expect(Math.abs(normalQuantile(share) - z)).toBeLessThan(1e-12);
  });
});
