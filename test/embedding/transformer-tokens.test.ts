import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTarget, encodeText, type TokenCoder } from '../../src/embedding/transformer-tokens.js';

const codes = (text: string): number[] => Array.from(text, (unit) => unit.charCodeAt(0));
/** A token for each UTF-16 unit but white space. */
const unitCoder: TokenCoder = {
  encode: (text) => text.replaceAll(/\s/gu, '').split('').flatMap(codes),
  before: [1],
  after: [2],
  mask: 3,
};
/** A token for each run of letters, told by its length, and one for each other unit. */
const wordCoder: TokenCoder = {
  encode: (text) => (text.match(/[a-z]+|[^a-z\s]/g) ?? []).map((word) => word.length * 1000 + word.charCodeAt(0)),
  before: [],
  after: [],
  mask: undefined,
};

describe('encodeText', () => {
  it('frames a text and cuts off its end', () => {
    expect(encodeText(unitCoder, 'ab', 4)).toEqual({ ids: [1, ...codes('ab'), 2], first: 0, last: 4 });
    expect(encodeText(unitCoder, 'abc', 4).ids).toEqual([1, ...codes('ab'), 2]);
    expect(encodeText(unitCoder, '', 4).ids).toEqual([1, 2]);
  });

  it('refuses a text without any token', () => {
    expect(() => encodeText(wordCoder, ' ', 4)).toThrow(/The text " " has no token/);
  });
});

describe('encodeTarget', () => {
  it('finds the tokens of the target, wherever it stands, and never takes more than fit', () => {
    const text = fc.stringMatching(/^[a-c ]{0,12}$/);
    fc.assert(
      fc.property(
        text,
        fc.stringMatching(/^[a-c]([a-c ]{0,3}[a-c])?$/),
        text,
        fc.integer({ min: 7, max: 30 }),
        (...given) => {
          const [left, word, right, most] = given;
          const target = { text: `${left}${word}${right}`, start: left.length, end: left.length + word.length };
          const { ids, first, last } = encodeTarget(unitCoder, target, most);
          expect(ids.slice(first, last)).toEqual(unitCoder.encode(word));
          expect(ids.length).toBe(Math.min(most, unitCoder.encode(target.text).length + 2));
          expect([ids[0], ids.at(-1)]).toEqual([1, 2]);
        },
      ),
    );
  });

  it('keeps what stands around the target of a long text', () => {
    const kept = (start: number): string =>
      String.fromCharCode(...encodeTarget(unitCoder, { text: 'abcdefghi', start, end: start + 1 }, 7).ids.slice(1, -1));
    expect([kept(0), kept(4), kept(8)]).toEqual(['abcde', 'cdefg', 'efghi']);
  });

  it('takes the whole token where a target is a part of it', () => {
    const text = 'a bank, banking is';
    const lengths = (start: number, end: number): string[] => {
      const { ids, first, last } = encodeTarget(wordCoder, { text, start, end }, 9);
      return ids.slice(first, last).map((id) => `${Math.floor(id / 1000)}${String.fromCharCode(id % 1000)}`);
    };
    expect(lengths(2, 6)).toEqual(['4b']);
    expect(lengths(8, 12)).toEqual(['7b']);
    expect(lengths(12, 15)).toEqual(['7b']);
    expect(lengths(9, 17)).toEqual(['7b', '2i']);
    expect(lengths(3, 7)).toEqual(['4b', '1,']);
  });

  it('puts one mask in the place of a target of several tokens', () => {
    const target = { text: 'abcd', start: 1, end: 3 };
    const masked = encodeTarget(unitCoder, target, 9, { masked: true });
    expect(masked).toEqual({ ids: [1, ...codes('a'), 3, ...codes('d'), 2], first: 2, last: 3 });
    expect(() => encodeTarget(wordCoder, target, 9, { masked: true })).toThrow(/no mask/);
  });

  it('refuses a target outside its text, without a token, or of more tokens than fit', () => {
    const place = (text: string, start: number, end: number): unknown =>
      encodeTarget(unitCoder, { text, start, end }, 4);
    expect(() => place('abc', 0, 4)).toThrow(/"end" is 4; allowed: a whole number above 0, up to 3/);
    expect(() => place('abc', -1, 2)).toThrow(/"start" is -1/);
    expect(() => place('abc', 2, 2)).toThrow(/"end" is 2/);
    expect(() => place('a b', 1, 2)).toThrow(/The target " " has no token/);
    expect(() => place('abc', 0, 3)).toThrow(/The target "abc" has 3 tokens, but the model takes 4/);
  });
});
