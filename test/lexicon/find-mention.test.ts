import { describe, expect, it } from 'vitest';
import { findMention, placeWords } from '../../src/lexicon/find-mention.js';

const same = (form: string, word: string): boolean => form === word;

describe('placeWords', () => {
  it('cuts words in lower case with their places, inner marks kept and a possessive by itself', () => {
    const text = "The U.S. bank's well-known café, 3.5!";
    const words = placeWords(text);
    expect(words.map(({ form }) => form)).toEqual(['the', 'u.s', 'bank', "'s", 'well-known', 'café', '3.5']);
    for (const { form, start, end } of words) expect(text.slice(start, end).toLowerCase()).toBe(form);
    expect(placeWords(' ... ')).toEqual([]);
  });
});

describe('findMention', () => {
  const sentence = placeWords('He put it off; put it off again.');

  it('finds the first place where the words follow one another', () => {
    expect(findMention(sentence, ['it', 'off'], same)).toEqual({ start: 7, end: 13 });
    expect(findMention(sentence, ['off', 'again'], same)).toEqual({ start: 22, end: 31 });
  });

  it('finds nothing where they do not, or where there is no word', () => {
    expect(findMention(sentence, ['off', 'it'], same)).toBeUndefined();
    expect(findMention(sentence, [], same)).toBeUndefined();
    expect(findMention([], ['it'], same)).toBeUndefined();
    expect(findMention(placeWords('a constructor'), ['__proto__'], same)).toBeUndefined();
  });
});
