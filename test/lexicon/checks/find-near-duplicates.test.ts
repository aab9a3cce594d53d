import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearDuplicates } from '../../../src/lexicon/checks/find-near-duplicates.js';

describe('findNearDuplicates', () => {
  it('finds exactly the pairs that share so much of their words', () => {
    const sets = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh', 'constructor'), { minLength: 1 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(sets, fc.constantFrom(0.5, 0.6, 0.75, 0.85, 1), (lists, share) => {
        const items = lists.map((list, at) => ({ at, words: new Set(list) }));
        const expected = items.flatMap((later) =>
          items.slice(0, later.at).flatMap((earlier) => {
            const both = [...later.words].filter((word) => earlier.words.has(word)).length;
            const isNear = both / (later.words.size + earlier.words.size - both) >= share;
            return isNear ? [`${earlier.at} ${later.at}`] : [];
          }),
        );
        expect(Array.from(findNearDuplicates(items, share), ([a, b]) => `${a.at} ${b.at}`)).toEqual(expected);
      }),
    );
  });
});
