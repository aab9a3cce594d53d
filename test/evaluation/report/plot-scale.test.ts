import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScale, percentOf } from '../../../src/evaluation/report/plot-scale.js';

describe('makeScale', () => {
  it('has ends and ticks at round values', () => {
    expect(makeScale([0.13, 0.58])).toEqual({
      low: 0.1,
      high: 0.6,
      ticks: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
      decimals: 1,
    });
    expect(makeScale([-0.151, 0.744]).ticks).toEqual([-0.2, 0, 0.2, 0.4, 0.6, 0.8]);
    expect(makeScale([0.97, 0.98]).ticks).toEqual([0.97, 0.972, 0.974, 0.976, 0.978, 0.98]);
  });

  it('gives a single value room on both sides', () => {
    const { low, high } = makeScale([0.5]);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  it('holds all values, with few ticks that rise and differ as they are written', () => {
    const value = fc.double({ min: -1000, max: 1000, noNaN: true }).map((number) => Number(number.toFixed(4)));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const scale = makeScale(values);
        const written = scale.ticks.map((tick) => tick.toFixed(scale.decimals));
        expect(new Set(written).size).toBe(written.length);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.ticks.length).toBeLessThanOrEqual(9);
        for (const one of values) {
          expect(percentOf(scale, one)).toBeGreaterThanOrEqual(3.9);
          expect(percentOf(scale, one)).toBeLessThanOrEqual(96.1);
        }
      }),
    );
  });
});
