import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextPair } from '../../src/embedding/pair-classifier.js';
import { encodePair, type PairCoder } from '../../src/embedding/pair-tokens.js';

/** Each character but the blank is a token, its id that of the character; a frame has ids below 10. */
const coder: PairCoder = {
  encode: (text) => Array.from(text.replaceAll(' ', ''), (character) => character.charCodeAt(0)),
  mask: 4,
  before: [{ id: 1, type: 0 }],
  between: [{ id: 2, type: 0 }],
  after: [{ id: 2, type: 1 }],
  firstType: 0,
  secondType: 1,
};

/** The pair of a text with its target between stars and of another, and its tokens, a bar for each that frames. */
function show(starred: string, second: string, most: number, masked = false): string {
  const [left, word, right] = starred.split('*');
  const target = { start: left.length, end: left.length + word.length };
  const pair: TextPair = { first: `${left}${word}${right}`, second, target, masked };
  return encodePair(coder, pair, most)
    .ids.map((id) => (id === 4 ? '?' : id < 10 ? '|' : String.fromCharCode(id)))
    .join('');
}

describe('encodePair', () => {
  it('frames two texts and gives each the type of its tokens', () => {
    const pair = { first: 'ab', second: 'c' };
    expect(encodePair(coder, pair, 99)).toEqual({ ids: [1, 97, 98, 2, 99, 2], types: [0, 0, 0, 0, 1, 1] });
    expect(encodePair(coder, { first: '', second: '' }, 3)).toEqual({ ids: [1, 2, 2], types: [0, 0, 1] });
  });

  it('cuts nothing where all fits', () => {
    expect(show('abc*de*fgh', 'xyz', 14)).toBe('|abcdefgh|xyz|');
  });

  it('cuts the first text around its target, then the second at its end', () => {
    expect(show('abc*de*fgh', 'xyz', 13)).toBe('|bcdefgh|xyz|');
    expect(show('abc*de*fgh', 'xyz', 12)).toBe('|bcdefg|xyz|');
    expect(show('abc*de*fgh', 'xyz', 10)).toBe('|cdef|xyz|');
    expect(show('abc*de*fgh', 'xyz', 8)).toBe('|de|xyz|');
    expect(show('abc*de*fgh', 'xyz', 6)).toBe('|de|x|');
  });

  it('gives one side what the other does not need', () => {
    expect(show('*a*bcdef', 'x', 8)).toBe('|abcd|x|');
    expect(show('bcdef*a*', 'x', 8)).toBe('|defa|x|');
  });

  it('cuts a text without a target at its end', () => {
    const { ids } = encodePair(coder, { first: 'abcdef', second: 'xy' }, 8);
    expect(ids).toEqual([1, ...coder.encode('abc'), 2, ...coder.encode('xy'), 2]);
  });

  it('puts a mask in the place of the target', () => {
    expect(show('abc*de*fgh', 'xyz', 99, true)).toBe('|abc?fgh|xyz|');
    expect(show('abc*de*fgh', 'xyz', 7, true)).toBe('|?|xyz|');
    const pair = { first: 'ab', second: 'c', target: { start: 0, end: 1 }, masked: true };
    expect(() => encodePair({ ...coder, mask: undefined }, pair, 99)).toThrow(/no mask/);
  });

  it('keeps the place of a target without tokens', () => {
    expect(show('abc* *def', 'x', 8)).toBe('|bcde|x|');
  });

  it('refuses a target that does not fit or does not lie in the text', () => {
    expect(() => show('*abcd*', 'xyz', 7)).toThrow(/The target "abcd" has 4 tokens, but the model takes 7/);
    expect(() => encodePair(coder, { first: 'ab', second: 'c', target: { start: 1, end: 3 } }, 9)).toThrow(
      /"end" is 3/,
    );
  });

  it('always has the target, all of the second text or the target alone, and at most what fits', () => {
    const text = fc.stringMatching(/^[a-z]{0,20}$/);
    const word = fc.stringMatching(/^[A-Z]{1,4}$/);
    fc.assert(
      fc.property(text, word, text, text, fc.integer({ min: 8, max: 60 }), (left, own, right, gloss, most) => {
        const target = { start: left.length, end: left.length + own.length };
        const { ids, types } = encodePair(coder, { first: `${left}${own}${right}`, second: gloss, target }, most);
        const shown = String.fromCharCode(...ids);
        const kept = shown.slice(1, ids.indexOf(2));
        const second = shown.slice(ids.indexOf(2) + 1, -1);
        expect(types).toEqual(ids.map((_, place) => (place <= ids.indexOf(2) ? 0 : 1)));
        expect(kept).toContain(own);
        expect(`${left}${own}${right}`).toContain(kept);
        expect(gloss.startsWith(second)).toBe(true);
        if (second !== gloss) expect(kept).toBe(own);
        const whole = 3 + left.length + own.length + right.length + gloss.length;
        expect(ids.length).toBe(Math.min(whole, most));
      }),
    );
  });
});
