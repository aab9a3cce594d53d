import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { chooseWords, firstWord, marks, WordCodes } from '../../../src/llm/encoder/word-codes.js';

describe('WordCodes', () => {
  const codes = new WordCodes(['the', 'constructor', '__proto__', '']);

  it('codes words whatever their case, and others as unknown, with their places', () => {
    expect(codes.encode('The constructor, THE').map(({ code, start }) => [code, start])).toEqual([
      [firstWord, 0],
      [firstWord + 1, 4],
      [marks.unknown, 15],
      [firstWord, 17],
    ]);
    expect(codes.codeOf('__PROTO__')).toBe(firstWord + 2);
    expect(codes.size).toBe(7);
    expect(codes.words).toEqual(['the', 'constructor', '__proto__', '']);
  });

  it('takes the name of a mark in a text for an unknown word', () => {
    expect(codes.codeOf('[hidden]')).toBe(marks.unknown);
    expect(() => new WordCodes(['[hidden]'])).toThrow(OptionError);
    expect(() => new WordCodes([])).toThrow(OptionError);
  });
});

describe('chooseWords', () => {
  const counts = new Map([
    ['b', 3],
    ['a', 3],
    ['rare', 1],
    ['__proto__', 5],
    ['[blank]', 9],
  ]);

  it('takes the most frequent, ties by name, none that is rare and no mark', () => {
    expect(chooseWords(counts, { size: 10 })).toEqual(['__proto__', 'a', 'b']);
    expect(chooseWords(counts, { size: 2, minimumCount: 1 })).toEqual(['__proto__', 'a']);
    expect(() => chooseWords(counts, { size: 0 })).toThrow(OptionError);
    expect(() => chooseWords(counts, { size: 1, minimumCount: 0 })).toThrow(OptionError);
  });
});
