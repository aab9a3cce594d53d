import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBestTwo, listRelated, tryAgain } from '../../src/wsd/try-again.js';
import { bankCandidates, bankLexicon } from './bank-lexicon.js';

describe('listRelated', () => {
  it('returns the first sense of each synset that a relation leads to', () => {
    const [slope, money] = bankCandidates();
    expect(listRelated(bankLexicon, slope).map(({ key }) => key)).toEqual(['incline@incline']);
    expect(listRelated(bankLexicon, money)).toEqual([]);
  });

  it('returns nothing for an aspect', () => {
    const aspect = { kind: 'aspect', key: 'event', lemma: 'constructor', gloss: 'what happens', examples: [] } as const;
    expect(listRelated(bankLexicon, aspect)).toEqual([]);
  });
});

describe('findBestTwo', () => {
  it('returns the places of the two highest scores, equal ones in their order', () => {
    expect(findBestTwo([1, 3, 2])).toEqual([1, 2]);
    expect(findBestTwo([2, 2, 2])).toEqual([0, 1]);
    expect(findBestTwo([1])).toBeUndefined();
    expect(findBestTwo([])).toBeUndefined();
  });

  it('agrees with sorting', () => {
    const scores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(scores, (values) => {
        const order = values.map((_, place) => place).sort((a, b) => values[b] - values[a] || a - b);
        expect(findBestTwo(values)).toEqual(order.slice(0, 2));
      }),
    );
  });
});

describe('tryAgain', () => {
  const scores = Float64Array.of(2, 0, 1);

  it('moves half of the weighted difference of the best similarities from one to the other', () => {
    // 4 x (0.1 - 0.6) / 2 = -1: the best loses 1, the second wins 1.
    const found = tryAgain(scores, [0, 2], { similarities: [[0.1, -1], [0.6]], weight: 4 });
    expect(Array.from(found)).toEqual([1, 0, 2]);
    expect(Array.from(scores)).toEqual([2, 0, 1]);
  });

  it('leaves the scores where one of the two has no related meaning', () => {
    expect(tryAgain(scores, [0, 2], { similarities: [[0.5], []], weight: 4 })).toEqual(scores);
  });
});
