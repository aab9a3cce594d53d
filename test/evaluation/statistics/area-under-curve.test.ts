import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { areaUnderCurve, bootstrapAreaUnderCurve } from '../../../src/evaluation/statistics/area-under-curve.js';

const observationsOf = fc
  .array(fc.record({ score: fc.integer({ min: -5, max: 5 }), label: fc.constantFrom(0, 1) }), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((list) => new Set(list.map(({ label }) => label)).size === 2)
  .map((list) => ({ scores: list.map(({ score }) => score), labels: list.map(({ label }) => label) }));

describe('areaUnderCurve', () => {
  it('is the share of pairs of a right and a wrong thing in the right order, equal scores counting half', () => {
    fc.assert(
      fc.property(observationsOf, ({ scores, labels }) => {
        let [above, pairs] = [0, 0];
        scores.forEach((right, i) => {
          scores.forEach((wrong, j) => {
            if (labels[i] !== 1 || labels[j] !== 0) return;
            pairs++;
            above += right > wrong ? 1 : right === wrong ? 0.5 : 0;
          });
        });
        expect(areaUnderCurve({ scores, labels })).toBeCloseTo(above / pairs, 12);
      }),
    );
  });

  it('turns over with the scores, and does not see their scale', () => {
    fc.assert(
      fc.property(observationsOf, ({ scores, labels }) => {
        const area = areaUnderCurve({ scores, labels });
        expect(areaUnderCurve({ scores: scores.map((score) => -score), labels })).toBeCloseTo(1 - area, 12);
        expect(areaUnderCurve({ scores: scores.map((score) => Math.exp(score)), labels })).toBeCloseTo(area, 12);
      }),
    );
  });

  it('refuses lists that do not fit, one kind alone, and what is no number', () => {
    expect(() => areaUnderCurve({ scores: [1], labels: [1, 0] })).toThrow(ShapeError);
    expect(() => areaUnderCurve({ scores: [1, 2], labels: [1, 1] })).toThrow(ShapeError);
    expect(() => areaUnderCurve({ scores: [1, 2], labels: [1, 0], clusters: [0] })).toThrow(ShapeError);
    expect(() => areaUnderCurve({ scores: [1, Number.NaN], labels: [1, 0] })).toThrow(OptionError);
  });
});

describe('bootstrapAreaUnderCurve', () => {
  const scores = Array.from({ length: 60 }, (_, place) => ((place * 37) % 61) + (place % 2) * 12);
  const labels = scores.map((_, place) => place % 2);

  it('gives an interval around the area, the same for a seed, wider for more confidence', () => {
    const narrow = bootstrapAreaUnderCurve({ scores, labels }, { samples: 500, confidence: 0.5 });
    const wide = bootstrapAreaUnderCurve({ scores, labels }, { samples: 500 });
    expect(wide.value).toBe(areaUnderCurve({ scores, labels }));
    expect(wide).toEqual(bootstrapAreaUnderCurve({ scores, labels }, { samples: 500 }));
    expect(wide.low).toBeLessThan(narrow.low);
    expect(narrow.low).toBeLessThan(wide.value);
    expect(wide.value).toBeLessThan(narrow.high);
    expect(narrow.high).toBeLessThan(wide.high);
  });

  it('draws clusters as wholes: of one cluster every sample is the same', () => {
    const clusters = scores.map(() => 0);
    const { value, low, high } = bootstrapAreaUnderCurve({ scores, labels, clusters }, { samples: 20 });
    expect([low, high]).toEqual([value, value]);
  });

  it('leaves samples out that hold one kind alone, and refuses settings out of range', () => {
    const few = bootstrapAreaUnderCurve({ scores: [2, 1], labels: [1, 0] }, { samples: 50 });
    expect(few).toEqual({ value: 1, low: 1, high: 1 });
    expect(() => bootstrapAreaUnderCurve({ scores, labels }, { samples: 0 })).toThrow(OptionError);
    expect(() => bootstrapAreaUnderCurve({ scores, labels }, { confidence: 1 })).toThrow(OptionError);
  });
});
