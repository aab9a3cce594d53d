import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { suggestWords } from '../../src/lexicon/suggest.js';

describe('suggestWords', () => {
  it('gives the nearest words first and ties by name', () => {
    // receive: one transposition; believe and relieve: two and one edits; deceive: two.
    const words = ['deceive', 'believe', 'relieve', 'receive', 'dog'];
    expect(suggestWords('recieve', words)).toEqual(['receive', 'relieve', 'believe']);
  });

  it('counts each edit, so that a word of one edit stands before one of two', () => {
    // badcx: a letter more; abdcc: a transposition and a letter more.
    expect(suggestWords('badc', ['abdcc', 'badcx'])).toEqual(['badcx', 'abdcc']);
  });

  it('does not depend on the order of the vocabulary', () => {
    const words = ['cat', 'cart', 'car', 'care', 'scar', 'arc', 'cab', 'constructor', '__proto__', ''];
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
        expect(suggestWords('carr', shuffled, { limit: 5 })).toEqual(suggestWords('carr', words, { limit: 5 }));
      }),
    );
  });

  it('finds a known word itself', () => {
    expect(suggestWords('__proto__', ['__proto__', 'constructor'])).toEqual(['__proto__']);
  });

  it('suggests nothing when nothing is near, and nothing for the empty word', () => {
    expect(suggestWords('qqqqqqqq', ['receive', 'dog'])).toEqual([]);
    expect(suggestWords('', ['a', 'constructor', '__proto__'])).toEqual([]);
  });

  it('suggests no word that shares no letter, however short, and finds those that do, in any script', () => {
    expect(suggestWords('狗', ['猫', '鸡', 'a'])).toEqual([]);
    expect(suggestWords('ab', ['cd', 'ac'])).toEqual(['ac']);
    expect(suggestWords('高兴得', ['高兴', '高兴地', '得体'])).toEqual(['高兴', '高兴地']);
  });

  it('throws OptionError for a limit below 1', () => {
    expect(() => suggestWords('dog', [], { limit: 0 })).toThrow(OptionError);
  });

  it('finds the nearest lemma of WordNet', async () => {
    const lemmas = (await readWordnet()).lemmas();
    expect(suggestWords('photosinthesis', [...lemmas], { limit: 1 })).toEqual(['photosynthesis']);
  });
});
