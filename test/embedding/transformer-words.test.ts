import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenCoder } from '../../src/embedding/transformer-tokens.js';
import { encodeWords } from '../../src/embedding/transformer-words.js';

/** A token for each UTF-16 unit but white space. */
const unitCoder: TokenCoder = {
  encode: (text) => Array.from(text.replaceAll(/\s/gu, ''), (unit) => unit.charCodeAt(0)),
  before: [1],
  after: [2],
  mask: undefined,
};

/** Pairs of units from the left, white space among them, so that words share tokens. */
const pairCoder: TokenCoder = {
  encode: (text) => (text.match(/..?/gsu) ?? []).map((pair) => pair.charCodeAt(0) * 1000 + (pair.charCodeAt(1) || 0)),
  before: [],
  after: [],
  mask: undefined,
};

const wordsOf = (text: string, { ids, words }: ReturnType<typeof encodeWords>) =>
  words.map(({ start, end, first, last }) => [text.slice(start, end), String.fromCharCode(...ids.slice(first, last))]);

describe('encodeWords', () => {
  it('tells which tokens are of which word, marks too', () => {
    const text = '  The bank, again. ';
    expect(wordsOf(text, encodeWords(unitCoder, text, 99))).toEqual(
      ['The', 'bank', ',', 'again', '.'].map((word) => [word, word]),
    );
  });

  it('cuts text without spaces', () => {
    const text = '我们在银行';
    const words = wordsOf(text, encodeWords(unitCoder, text, 99));
    expect(words.map(([word]) => word).join('')).toBe(text);
    expect(words.length).toBeGreaterThan(1);
    for (const [word, tokens] of words) expect(tokens).toBe(word);
  });

  it('leaves out words behind what fits, and one that is cut through', () => {
    const found = encodeWords(unitCoder, 'the bank of', 2 + 5);
    expect(found.ids).toEqual([1, ...unitCoder.encode('theba'), 2]);
    expect(found.words.map(({ start, end }) => [start, end])).toEqual([[0, 3]]);
    expect(encodeWords(unitCoder, '', 9)).toEqual({ ids: [1, 2], words: [] });
  });

  it('gives a token that two words have a part in to the first', () => {
    // The pairs are "ab", "c ", "de", "f": the second is cut by the end of abc.
    expect(encodeWords(pairCoder, 'abc def', 99).words).toEqual([
      { start: 0, end: 3, first: 0, last: 2 },
      { start: 4, end: 7, first: 2, last: 4 },
    ]);
  });

  it('gives words in order that share no token, whatever the tokeniser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(unitCoder, pairCoder), (text, coder) => {
        const { ids, words } = encodeWords(coder, text, 12);
        let [place, token] = [0, coder.before.length];
        for (const { start, end, first, last } of words) {
          expect(start).toBeGreaterThanOrEqual(place);
          expect(first).toBeGreaterThanOrEqual(token);
          expect(end).toBeGreaterThan(start);
          expect(last).toBeGreaterThan(first);
          [place, token] = [end, last];
        }
        expect(token).toBeLessThanOrEqual(ids.length - coder.after.length);
      }),
    );
  });
});
