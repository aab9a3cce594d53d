import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseSimilarity } from '../../src/dual/phrase.js';
import { UnknownWordError } from '../../src/errors.js';
import { dualSimilarities, tableSimilarity } from './table-similarity.js';

const phrases = tableSimilarity({ 'old ancient': 0.8, 'house home': 0.9 }, { 'old ancient': 0.5, 'house home': 0.36 });

describe('phraseSimilarity', () => {
  it('is the geometric mean of modifiers and heads in both spaces', () => {
    // geo(0.8, 0.9, 0.5, 0.36) = (0.1296)^(1/4) = 0.6.
    const { score, parts } = phraseSimilarity(phrases, ['old', 'house'], ['ancient', 'home']);
    expect(score).toBeCloseTo(0.6, 12);
    expect(parts.map(({ space, left, right }) => `${space}(${left}, ${right})`)).toEqual([
      'd(old, ancient)',
      'd(house, home)',
      'f(old, ancient)',
      'f(house, home)',
    ]);
  });

  it('is 1 for a phrase with itself, and the same in both directions', () => {
    fc.assert(
      fc.property(dualSimilarities, (dual) => {
        expect(phraseSimilarity(dual, ['a', 'b'], ['a', 'b']).score).toBe(1);
        const there = phraseSimilarity(dual, ['a', 'b'], ['c', 'd']).score;
        expect(phraseSimilarity(dual, ['c', 'd'], ['a', 'b']).score).toBe(there);
      }),
    );
  });

  it('throws UnknownWordError for a word without a vector', () => {
    expect(() => phraseSimilarity(phrases, ['old', 'house'], ['', 'home'])).toThrow(UnknownWordError);
  });
});
