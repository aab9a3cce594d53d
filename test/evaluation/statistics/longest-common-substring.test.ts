import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestCommonSubstring } from '../../../src/evaluation/statistics/longest-common-substring.js';

describe('longestCommonSubstring', () => {
  it.each([
    ['saxophonist', 'saxist', 'sax'],
    ['coal', 'coalpit', 'coal'],
    ['abcab', 'cab', 'cab'],
    ['dog', 'cat', ''],
    ['', 'constructor', ''],
    ['__proto__', 'proto', 'proto'],
  ])('of %s and %s is "%s"', (first, second, shared) => {
    expect(longestCommonSubstring(first, second)).toBe(shared);
  });

  it('lies in both texts, is as long either way, and as long as a search of all stretches finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const shared = longestCommonSubstring(first, second);
        expect(first.includes(shared) && second.includes(shared)).toBe(true);
        expect(longestCommonSubstring(second, first)).toHaveLength(shared.length);
        for (let i = 0; i + shared.length < first.length; i++) {
          expect(second.includes(first.slice(i, i + shared.length + 1))).toBe(false);
        }
      }),
    );
  });
});
