import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { listSubwords } from '../../src/space/subwords.js';

describe('listSubwords', () => {
  it('lists the n-grams between marks, then the whole word', () => {
    const options = { minimumLength: 3, maximumLength: 4 };
    expect(listSubwords('where', options)).toEqual([
      ...['<wh', 'whe', 'her', 'ere', 're>'],
      ...['<whe', 'wher', 'here', 'ere>'],
      '<where>',
    ]);
  });

  it('lists each once, and the whole word only once where it is short', () => {
    expect(listSubwords('aaaa', { minimumLength: 3, maximumLength: 3 })).toEqual(['<aa', 'aaa', 'aa>', '<aaaa>']);
    expect(listSubwords('as')).toEqual(['<a', 'as', 's>', '<as', 'as>', '<as>']);
  });

  it('takes characters, not halves of them, and one Chinese character between its marks', () => {
    expect(listSubwords('词')).toEqual(['<词', '词>', '<词>']);
    expect(listSubwords('𠮷')).toEqual(['<𠮷', '𠮷>', '<𠮷>']);
    expect(listSubwords('词汇')).toEqual(['<词', '词汇', '汇>', '<词汇', '词汇>', '<词汇>']);
  });

  it.each(['', ' ', '\n\t'])('gives nothing for %j', (word) => {
    expect(listSubwords(word)).toEqual([]);
  });

  it('gives a text with spaces the n-grams of all its words', () => {
    const words = fc.string({ minLength: 1, unit: 'grapheme-ascii' }).filter((word) => !/\s/.test(word));
    fc.assert(
      fc.property(words, words, (left, right) => {
        const both = new Set([...listSubwords(left), ...listSubwords(right)]);
        expect(new Set(listSubwords(`${left} ${right}`))).toEqual(both);
      }),
    );
  });

  it.each([
    { minimumLength: 0 },
    { minimumLength: 2.5 },
    { minimumLength: 7 },
    { maximumLength: 1 },
    { maximumLength: Number.NaN },
  ])('refuses %j', (options) => {
    expect(() => listSubwords('dog', options)).toThrow(OptionError);
  });
});
