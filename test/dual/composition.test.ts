import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositionSimilarity } from '../../src/dual/composition.js';
import { UnknownWordError } from '../../src/errors.js';
import { dualSimilarities, tableSimilarity } from './table-similarity.js';

// A kennel is of the domain of dogs and of houses, and does what a house does.
const kennels = tableSimilarity(
  { 'dog kennel': 0.5, 'house kennel': 0.4, 'dog house': 0.3, 'dog constructor': 0.1, 'house constructor': 0.1 },
  { 'house kennel': 0.625, 'dog kennel': 0.1, 'dog house': 0.2, 'house constructor': 0.1 },
);

describe('compositionSimilarity', () => {
  it('is the geometric mean of both domain similarities and the function similarity with the head', () => {
    // geo(d(dog, kennel), d(house, kennel), f(house, kennel)) = cbrt(0.5 * 0.4 * 0.625) = cbrt(0.125) = 0.5.
    const { score, parts, reason } = compositionSimilarity(kennels, ['dog', 'house'], 'kennel');
    expect(score).toBeCloseTo(0.5, 12);
    expect(reason).toBeUndefined();
    expect(parts).toEqual([
      { space: 'd', left: 'dog', right: 'kennel', similarity: 0.5 },
      { space: 'd', left: 'house', right: 'kennel', similarity: 0.4 },
      { space: 'f', left: 'house', right: 'kennel', similarity: 0.625 },
    ]);
  });

  it('minds the order: a kennel is a dog house rather than a house dog', () => {
    // The other way round only the function similarity differs: cbrt(0.5 * 0.4 * 0.1).
    const { score } = compositionSimilarity(kennels, ['house', 'dog'], 'kennel');
    expect(score).toBeCloseTo(Math.cbrt(0.02), 12);
  });

  it('depends on the order exactly when the word differs in function from modifier and head', () => {
    fc.assert(
      fc.property(dualSimilarities, (dual) => {
        const one = compositionSimilarity(dual, ['a', 'b'], 'c').score;
        const other = compositionSimilarity(dual, ['b', 'a'], 'c').score;
        const domains = dual.domain('a', 'c') > 0 && dual.domain('b', 'c') > 0;
        const [head, modifier] = [dual.function('b', 'c'), dual.function('a', 'c')].map((value) => Math.max(0, value));
        if (domains && head > modifier) expect(one).toBeGreaterThan(other);
        if (!domains || head === modifier) expect(one).toBeCloseTo(other, 12);
      }),
    );
  });

  it('gives a word that is modifier or head 0, with a reason and its parts', () => {
    const { score, reason, parts } = compositionSimilarity(kennels, ['dog', 'house'], 'house');
    expect(score).toBe(0);
    expect(reason).toBe('house is part of the phrase itself');
    expect(parts).toHaveLength(3);
  });

  it('scores modifier and head like any word when they need not be distinct', () => {
    // geo(d(dog, house), d(house, house), f(house, house)) = cbrt(0.3 * 1 * 1).
    const { score, reason } = compositionSimilarity(kennels, ['dog', 'house'], 'house', { distinct: false });
    expect(score).toBeCloseTo(Math.cbrt(0.3), 12);
    expect(reason).toBeUndefined();
  });

  it('takes words that objects carry of themselves for words', () => {
    expect(compositionSimilarity(kennels, ['dog', 'house'], 'constructor').score).toBeCloseTo(0.1, 12);
    expect(() => compositionSimilarity(kennels, ['dog', 'house'], '__proto__')).toThrow(UnknownWordError);
    expect(() => compositionSimilarity(kennels, ['dog', 'house'], '')).toThrow(UnknownWordError);
  });
});
