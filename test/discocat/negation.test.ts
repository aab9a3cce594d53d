import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vectorMeaning } from '../../src/discocat/meaning.js';
import { applyAuxiliary, negateTruth, negateVector } from '../../src/discocat/negation.js';
import { QualiaError, ShapeError } from '../../src/errors.js';
import { dot } from '../../src/matrix/dense-products.js';
import { vectors } from './random-sentences.js';

describe('negateTruth', () => {
  it('swaps false and true, and twice changes nothing', () => {
    fc.assert(
      fc.property(vectors(2), (truth) => {
        expect([...negateTruth(truth)]).toEqual([truth[1], truth[0]]);
        expect(negateTruth(negateTruth(truth))).toEqual(truth);
      }),
    );
    expect(() => negateTruth(Float64Array.of(1, 2, 3))).toThrow(ShapeError);
  });
});

describe('negateVector', () => {
  it('leaves nothing along what is negated, and the rest as it was', () => {
    fc.assert(
      fc.property(vectors(3), vectors(3), (vector, negated) => {
        fc.pre(negated.some((value) => value !== 0));
        const left = negateVector(vector, negated);
        expect(dot(left, negated)).toBeCloseTo(0, 9);
        const again = negateVector(left, negated);
        for (const entry of [0, 1, 2]) expect(again[entry]).toBeCloseTo(left[entry] ?? Number.NaN, 9);
      }),
    );
    expect([...negateVector(Float64Array.of(3, 4), Float64Array.of(2, 0))]).toEqual([0, 4]);
  });

  it('refuses a vector of zeros, and two lengths', () => {
    expect(() => negateVector(Float64Array.of(1), Float64Array.of(0))).toThrow(QualiaError);
    expect(() => negateVector(Float64Array.of(1), Float64Array.of(1, 2))).toThrow(ShapeError);
  });
});

describe('applyAuxiliary', () => {
  it('passes a sentence on unchanged', () => {
    const sentence = vectorMeaning(Float64Array.of(1, 2));
    expect(applyAuxiliary(sentence)).toBe(sentence);
  });
});
