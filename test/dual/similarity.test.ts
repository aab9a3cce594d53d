import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMean, ScoreRecorder } from '../../src/dual/similarity.js';
import { tableSimilarity } from './table-similarity.js';

const similarities = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });

describe('geometricMean', () => {
  it('is the nth root of the product', () => {
    expect(geometricMean([0.25, 1])).toBeCloseTo(Math.sqrt(0.25 * 1), 12);
    expect(geometricMean([0.2, 0.3, 0.9])).toBeCloseTo(Math.cbrt(0.2 * 0.3 * 0.9), 12);
  });

  it('is 0 unless every value is above 0, even when two negative ones would cancel', () => {
    expect(geometricMean([0.5, 0])).toBe(0);
    expect(geometricMean([-0.5, -0.5])).toBe(0);
    expect(geometricMean([])).toBe(0);
  });

  it('is not a number when a value is none, instead of a low score', () => {
    expect(geometricMean([0.5, Number.NaN])).toBeNaN();
  });

  it('lies between the least and the greatest value, and equals them when they are equal', () => {
    fc.assert(
      fc.property(similarities, (values) => {
        const mean = geometricMean(values);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      }),
    );
  });

  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(similarities, (values) => {
        expect(geometricMean([...values].reverse())).toBeCloseTo(geometricMean(values), 12);
      }),
    );
  });

  it('scales with its values, and its logarithm is the mean logarithm', () => {
    fc.assert(
      fc.property(similarities, fc.double({ min: 0.1, max: 10, noNaN: true }), (values, factor) => {
        const mean = geometricMean(values);
        expect(geometricMean(values.map((value) => factor * value))).toBeCloseTo(factor * mean, 9);
        const logs = values.reduce((sum, value) => sum + Math.log(value), 0) / values.length;
        expect(Math.log(mean)).toBeCloseTo(logs, 9);
      }),
    );
  });
});

describe('ScoreRecorder', () => {
  it('hands on similarities and keeps each look-up once, in order', () => {
    const recorder = new ScoreRecorder(tableSimilarity({ 'x y': 0.5 }, { 'x y': 0.25 }));
    expect(recorder.parts).toEqual([]);
    expect(recorder.function('x', 'y')).toBe(0.25);
    expect(recorder.domain('x', 'y')).toBe(0.5);
    expect(recorder.function('x', 'y')).toBe(0.25);
    expect(recorder.parts).toEqual([
      { space: 'f', left: 'x', right: 'y', similarity: 0.25 },
      { space: 'd', left: 'x', right: 'y', similarity: 0.5 },
    ]);
  });
});
