import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutChinese } from '../../../src/wsd/translation/cut-chinese.js';

/** Places words that are given one after another. */
function place(words: readonly string[]) {
  let end = 0;
  return words.map((word) => {
    const start = end;
    end += word.length;
    return { start, end };
  });
}

const known = new Set(['教室', '教', '室', '里', '家', '家里', '宜', '打', '打呼噜', '图书馆', '我们']);

function cut(segments: readonly string[], isKnown = (piece: string) => known.has(piece)): string[] {
  const text = segments.join('');
  const pieces = cutChinese(text, { from: 0, to: text.length }, { words: place(segments), isKnown });
  return pieces.map(({ start, end }) => text.slice(start, end));
}

describe('cutChinese', () => {
  it('keeps known words of the segmenter', () => {
    expect(cut(['我们', '教室', '里'])).toEqual(['我们', '教室', '里']);
  });

  it('cuts a word of which nothing is known into known ones', () => {
    expect(cut(['教室里'])).toEqual(['教室', '里']);
  });

  it('joins words that are known together', () => {
    expect(cut(['打', '呼噜'])).toEqual(['打呼噜']);
  });

  it('keeps an unknown word whole where nothing is known of its parts', () => {
    expect(cut(['图书馆', '咖啡'])).toEqual(['图书馆', '咖啡']);
  });

  it('tells whether a piece is a word of the segmenter', () => {
    // Alone 教 is a word, in 教室 it is not.
    const isKnown = (piece: string, isWord: boolean) => piece.length === 1 && isWord;
    expect(cut(['教室'], isKnown as (piece: string) => boolean)).toEqual(['教室']);
    expect(cut(['教', '室'], isKnown as (piece: string) => boolean)).toEqual(['教', '室']);
  });

  it('cuts a part of a text, whatever words reach beyond it', () => {
    const text = '在宜家里';
    const words = [
      { start: 0, end: 1 },
      { start: 1, end: 2 },
      { start: 2, end: 4 },
    ];
    const isKnown = (piece: string) => known.has(piece);
    expect(cutChinese(text, { from: 3, to: 4 }, { words, isKnown })).toEqual([{ start: 3, end: 4 }]);
    expect(cutChinese(text, { from: 2, to: 2 }, { words, isKnown })).toEqual([]);
  });

  it('covers the text without gaps or overlap', () => {
    const character = fc.constantFrom('教', '室', '里', '家', '宜', '打', '呼', '噜', '图');
    const word = fc.array(character, { minLength: 1, maxLength: 10 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (segments) => {
        expect(cut(segments).join('')).toBe(segments.join(''));
      }),
    );
  });
});
