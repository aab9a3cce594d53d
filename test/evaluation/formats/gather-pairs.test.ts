import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherPairs, type PairRow } from '../../../src/evaluation/formats/gather-pairs.js';

const row = (line: number, left: string, right: string, value = 1, rater?: string): PairRow => ({
  line,
  id: `${left}-${right}`,
  left: { form: 'word', words: [left] },
  right: { form: 'word', words: [right] },
  ratings: [rater === undefined ? { value } : { value, rater }],
});

describe('gatherPairs', () => {
  it('gives ids that differ and loses no rating, whatever the words', () => {
    const word = fc.constantFrom('a', 'a-b', 'b', 'b-c', 'c', 'c#2', '__proto__', 'constructor', '');
    const rows = fc.array(fc.tuple(word, word));
    fc.assert(
      fc.property(rows, fc.constantFrom('join' as const, 'keep' as const), (words, repeats) => {
        const { pairs } = gatherPairs(
          words.map(([left, right], line) => row(line, left, right, line)),
          { repeats },
        );
        expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
        expect(pairs.flatMap(({ ratings }) => ratings.map(({ value }) => value)).sort((a, b) => a - b)).toEqual(
          words.map((_, line) => line),
        );
        if (repeats === 'keep') expect(pairs).toHaveLength(words.length);
        else expect(pairs).toHaveLength(new Set(words.map((pair) => JSON.stringify(pair))).size);
      }),
    );
  });

  it('tells a pair that comes again, also turned round, where each row is an item', () => {
    const rows = [row(1, 'car', 'cart'), row(2, 'cart', 'car'), row(3, 'car', 'cart')];
    const { pairs, findings } = gatherPairs(rows, { repeats: 'keep' });
    expect(pairs.map(({ id }) => id)).toEqual(['car-cart', 'cart-car', 'car-cart#2']);
    expect(findings).toEqual([
      expect.stringMatching(/^line 2: .* of line 1/),
      expect.stringMatching(/^line 3: .* of line 1/),
    ]);
  });

  it('tells five findings of a kind, and how many more there are', () => {
    const rows = Array.from({ length: 9 }, (_, line) => row(line, `w${line}`, 'x', 11));
    const { findings } = gatherPairs(rows, { repeats: 'keep', scale: [0, 10] });
    expect(findings).toHaveLength(6);
    expect(findings[5]).toBe('4 more findings like the last.');
  });
});
