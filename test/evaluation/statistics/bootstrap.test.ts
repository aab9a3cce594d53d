import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { bootstrapDifference, bootstrapMean } from '../../../src/evaluation/statistics/bootstrap.js';

const samples = 2000;

describe('bootstrapMean', () => {
  it('gives an interval that holds the mean and stays within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 }), (values) => {
        const { mean, low, high } = bootstrapMean(values, { samples: 300 });
        expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('comes near the normal interval of a proportion', () => {
    // 300 of 400 right: 0.75 -+ 1.96 * sqrt(0.75 * 0.25 / 400) = 0.75 -+ 0.0424.
    const values = Array.from({ length: 400 }, (_, i) => (i < 300 ? 1 : 0));
    const { low, high } = bootstrapMean(values);
    expect(low).toBeCloseTo(0.75 - 0.0424, 2);
    expect(high).toBeCloseTo(0.75 + 0.0424, 2);
  });

  it('moves with the values when they are shifted and scaled', () => {
    const values = [1, 4, 2, 8, 5, 7];
    const plain = bootstrapMean(values, { samples });
    const moved = bootstrapMean(
      values.map((value) => 3 + 2 * value),
      { samples },
    );
    expect(moved.low).toBeCloseTo(3 + 2 * plain.low, 9);
    expect(moved.high).toBeCloseTo(3 + 2 * plain.high, 9);
  });

  it('widens with the confidence and depends on the seed alone', () => {
    const values = [0, 1, 1, 0, 1, 1, 1, 0, 0.5];
    const narrow = bootstrapMean(values, { samples, confidence: 0.5 });
    const wide = bootstrapMean(values, { samples, confidence: 0.99 });
    expect(wide.low).toBeLessThan(narrow.low);
    expect(wide.high).toBeGreaterThan(narrow.high);
    expect(bootstrapMean(values, { samples, seed: 7 })).toEqual(bootstrapMean(values, { samples, seed: 7 }));
  });

  it('leaves the values as they were', () => {
    const values = Float64Array.of(3, 1, 2);
    bootstrapMean(values, { samples: 10 });
    expect([...values]).toEqual([3, 1, 2]);
  });

  it('throws for no values and for options outside their range', () => {
    expect(() => bootstrapMean([])).toThrow(ShapeError);
    expect(() => bootstrapMean([1], { samples: 0 })).toThrow(OptionError);
    expect(() => bootstrapMean([1], { confidence: 1 })).toThrow(OptionError);
  });
});

describe('bootstrapDifference', () => {
  it('is the bootstrap of the differences, item by item', () => {
    const [first, second] = [
      [1, 1, 0, 1, 0],
      [0, 1, 0, 0, 1],
    ];
    const differences = [1, 0, 0, 1, -1];
    expect(bootstrapDifference(first, second, { samples })).toEqual(bootstrapMean(differences, { samples }));
  });

  it('has width 0 for a list and itself', () => {
    expect(bootstrapDifference([0, 1, 0.5], [0, 1, 0.5], { samples })).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it('throws ShapeError for lists of different length', () => {
    expect(() => bootstrapDifference([1], [1, 2])).toThrow(ShapeError);
  });
});
