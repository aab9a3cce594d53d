import { describe, expect, it } from 'vitest';
import { MissingFileError } from '../../src/errors.js';
import { readFunctionWords } from '../../src/lexicon/read-function-words.js';

describe('readFunctionWords', () => {
  it('reads words of the closed classes, no content words, sorted and each once', () => {
    const words = readFunctionWords();
    expect(readFunctionWords('vectors').has('said')).toBe(true);
    expect(['where', 'the', 'of', 'themselves'].every((word) => words.has(word))).toBe(true);
    expect(['river', 'constructor', '__proto__', ''].some((word) => words.has(word))).toBe(false);
    expect([...words]).toEqual([...words].sort());
  });

  it('says what is missing', () => {
    expect(() => readFunctionWords({ path: '/nowhere/en.txt' })).toThrow(MissingFileError);
  });
});
