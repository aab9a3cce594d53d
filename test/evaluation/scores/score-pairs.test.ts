import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import type { RatedPair } from '../../../src/evaluation/dataset.js';
import { scorePairs } from '../../../src/evaluation/scores/score-pairs.js';

/** Pairs with their ratings; those with a mean above 4 are meant to be alike. */
function pairsOf(ratings: readonly (readonly number[])[]): RatedPair[] {
  return ratings.map((values, place) => ({
    id: `pair ${place}`,
    left: { form: 'word', words: ['a'] },
    right: { form: 'word', words: ['b'] },
    ratings: values.map((value) => ({ value })),
    level: values.reduce((sum, value) => sum + value, 0) > 4 * values.length ? 'HIGH' : 'LOW',
  }));
}

const options = { samples: 200 };
const pairs = pairsOf([
  [1, 2],
  [2, 3],
  [5, 6],
  [7, 7],
]);

describe('scorePairs', () => {
  it('correlates with the means, and with every single rating', () => {
    const scores = scorePairs(pairs, [0.1, 0.2, 0.8, 0.9], options);
    expect(scores).toMatchObject({ pairs: 4, answered: 4, coverage: 1 });
    expect(scores.means?.value).toBeCloseTo(1, 12);
    // Ranks of the similarities 1.5 1.5 3.5 3.5 5.5 5.5 7.5 7.5, of the ratings 1 2.5 2.5 4 5 6 7.5 7.5.
    expect(scores.ratings?.value).toBeCloseTo(39 / Math.sqrt(40 * 41), 12);
    expect(scores.meansOfAll?.value).toBe(scores.means?.value);
    expect(scores.levels).toEqual({ high: expect.closeTo(0.85, 12), low: expect.closeTo(0.15, 12) });
  });

  it('puts the mean for what the system could not answer, and says how much that is', () => {
    const scores = scorePairs(pairs, [0.1, undefined, 0.8, 0.9], options);
    expect(scores).toMatchObject({ answered: 3, coverage: 0.75 });
    expect(scores.means?.value).toBeCloseTo(1, 12);
    // The second pair has 0.6 of 0.1, 0.6, 0.8, 0.9: still in its place.
    expect(scores.meansOfAll?.value).toBeCloseTo(1, 12);
    const spoilt = scorePairs(pairs, [undefined, 0.1, 0.8, 0.9], options);
    // Similarities 0.6, 0.1, 0.8, 0.9 against the ranks 1, 2, 3, 4.
    expect(spoilt.meansOfAll?.value).toBeCloseTo(0.8, 12);
  });

  it('has no score without an answer, or for similarities that do not vary', () => {
    const nothing = scorePairs(pairs, [undefined, undefined, undefined, undefined], options);
    expect(nothing).toEqual({
      pairs: 4,
      answered: 0,
      coverage: 0,
      means: undefined,
      meansOfAll: undefined,
      ratings: undefined,
      pearson: undefined,
      levels: undefined,
    });
    expect(scorePairs(pairs, [0.5, 0.5, 0.5, 0.5], options).means).toBeUndefined();
  });

  it('brackets its correlations, drawing whole pairs', () => {
    const many = pairsOf(Array.from({ length: 60 }, (_, i) => [1 + (i % 7), 1 + ((i * 3) % 7)]));
    const { means, ratings } = scorePairs(
      many,
      many.map((_, i) => (i % 7) + ((i * 5) % 11)),
      options,
    );
    for (const score of [means, ratings]) {
      expect(score?.interval?.low).toBeLessThan(score?.value as number);
      expect(score?.interval?.high).toBeGreaterThan(score?.value as number);
    }
  });

  it('refuses as many similarities as there are not pairs, and pairs without a rating', () => {
    expect(() => scorePairs(pairs, [1])).toThrow(ShapeError);
    expect(() => scorePairs(pairsOf([[]]), [1])).toThrow(ShapeError);
  });
});
