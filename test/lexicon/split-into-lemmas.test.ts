import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoLemmas } from '../../src/lexicon/split-into-lemmas.js';

function split(word: string, ...known: readonly string[]): string[] {
  return splitIntoLemmas(word, (text) => known.includes(text)).map(({ start, end }) => word.slice(start, end));
}

describe('splitIntoLemmas', () => {
  it('takes the fewest pieces, and of equally many the longest first one', () => {
    expect(split('研究所长', '研究', '研究所', '所长', '长')).toEqual(['研究所', '长']);
    expect(split('研究所长', '研', '究', '研究', '所长')).toEqual(['研究', '所长']);
  });

  it('gives nothing where the word cannot be covered, or only by single characters', () => {
    expect(split('研究员', '研究')).toEqual([]);
    expect(split('一二三', '一', '二', '三')).toEqual([]);
    expect(split('总体', '总', '体')).toEqual([]);
    expect(split('饭', '饭')).toEqual(['饭']);
    expect(split('', '')).toEqual([]);
  });

  it('counts characters beyond the basic plane once', () => {
    expect(split('𠀀𠀁', '𠀀', '𠀁')).toEqual([]);
    expect(split('𠀀𠀁𠀂', '𠀀𠀁', '𠀂')).toEqual(['𠀀𠀁', '𠀂']);
  });

  it('asks for no piece of more than 32 characters, so that the work grows with the length of the word alone', () => {
    const asked: string[] = [];
    const pieces = splitIntoLemmas('大学'.repeat(500), (text) => asked.push(text) > 0 && text === '大学');
    expect(pieces).toHaveLength(500);
    expect(Math.max(...asked.map(({ length }) => length))).toBe(32);
    expect(asked.length).toBeLessThanOrEqual(32 * 1000);
    expect(splitIntoLemmas('长'.repeat(33), (text) => text.length === 32 || text.length === 1)).toHaveLength(2);
  });

  it('covers the word with known pieces, or gives nothing', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[abc]{0,8}$/),
        fc.uniqueArray(fc.stringMatching(/^[abc]{1,3}$/)),
        (word, known) => {
          const pieces = split(word, ...known);
          for (const piece of pieces) expect(known).toContain(piece);
          if (pieces.length > 0) expect(pieces.join('')).toBe(word);
        },
      ),
    );
  });
});
