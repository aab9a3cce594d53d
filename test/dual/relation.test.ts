import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relationSimilarity } from '../../src/dual/relation.js';
import { UnknownWordError } from '../../src/errors.js';
import { dualSimilarities, tableSimilarity } from './table-similarity.js';

// carpenter:wood and mason:stone: each pair belongs together, carpenter works as mason does, wood as stone.
const trades = tableSimilarity(
  { 'carpenter wood': 0.8, 'mason stone': 0.5, 'carpenter stone': 0.2, 'mason wood': 0.2 },
  { 'carpenter mason': 0.9, 'wood stone': 0.4, 'carpenter stone': 0.1, 'wood mason': 0.1 },
);

describe('relationSimilarity', () => {
  it('is the geometric mean of the function similarities when the pairs are closer in domain than crossed', () => {
    // geo(0.8, 0.5) = 0.632 >= geo(0.2, 0.2) = 0.2, so geo(0.9, 0.4) = sqrt(0.36).
    const { score, parts, reason } = relationSimilarity(trades, ['carpenter', 'wood'], ['mason', 'stone']);
    expect(score).toBeCloseTo(0.6, 12);
    expect(reason).toBeUndefined();
    expect(parts).toEqual([
      { space: 'f', left: 'carpenter', right: 'mason', similarity: 0.9 },
      { space: 'f', left: 'wood', right: 'stone', similarity: 0.4 },
      { space: 'd', left: 'carpenter', right: 'wood', similarity: 0.8 },
      { space: 'd', left: 'mason', right: 'stone', similarity: 0.5 },
      { space: 'd', left: 'carpenter', right: 'stone', similarity: 0.2 },
      { space: 'd', left: 'mason', right: 'wood', similarity: 0.2 },
    ]);
  });

  it('is 0, with a reason, when the crossed pairs are closer in domain', () => {
    // carpenter:stone and mason:wood: geo(0.2, 0.2) < geo(d(carpenter, wood), d(mason, stone)) = geo(0.8, 0.5).
    const { score, reason } = relationSimilarity(trades, ['carpenter', 'stone'], ['mason', 'wood']);
    expect(score).toBe(0);
    expect(reason).toContain('closer in domain');
  });

  it('is 1 for a pair with itself', () => {
    // geo(f(a,a), f(b,b)) = 1, and the constraint compares geo(d(a,b), d(a,b)) with itself.
    expect(relationSimilarity(trades, ['mason', 'stone'], ['mason', 'stone']).score).toBe(1);
  });

  it('is unchanged when both pairs are turned round, and when the pairs change places', () => {
    fc.assert(
      fc.property(dualSimilarities, (dual) => {
        const { score } = relationSimilarity(dual, ['a', 'b'], ['c', 'd']);
        expect(relationSimilarity(dual, ['b', 'a'], ['d', 'c']).score).toBe(score);
        expect(relationSimilarity(dual, ['c', 'd'], ['a', 'b']).score).toBe(score);
      }),
    );
  });

  it('throws UnknownWordError for a word without a vector, instead of a score', () => {
    expect(() => relationSimilarity(trades, ['carpenter', 'wood'], ['mason', '__proto__'])).toThrow(UnknownWordError);
  });
});
