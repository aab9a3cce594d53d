import { describe, expect, it } from 'vitest';
import { MultiwordIndex, noNode, unknownWord } from '../../src/corpus/multiword-index.js';

describe('MultiwordIndex', () => {
  it('leaves out lemmas of one word', () => {
    expect(new MultiwordIndex([]).size).toBe(0);
    const lemmas = ['dog', 'hot dog', 'Pa.', '', 'mother-in-law'].map((lemma) => ({ lemma, partsOfSpeech: 'n' }));
    expect(new MultiwordIndex(lemmas).size).toBe(2);
  });

  it('numbers the words of its lemmas without regard to letter case', () => {
    const index = new MultiwordIndex([{ lemma: 'New York', partsOfSpeech: 'n' }]);
    expect(index.wordOf('NEW')).toBe(index.wordOf('new'));
    expect(index.wordOf('York')).not.toBe(index.wordOf('New'));
    for (const other of ['old', '', 'constructor', '__proto__']) expect(index.wordOf(other)).toBe(unknownWord);
  });

  it('leads from the root over the words of a lemma to the lemma', () => {
    const index = new MultiwordIndex([{ lemma: 'hot dog', partsOfSpeech: 'n' }]);
    const [hot, dog] = [index.wordOf('hot'), index.wordOf('dog')];
    expect([index.begins(hot), index.begins(dog), index.begins(unknownWord)]).toEqual([true, false, false]);
    const node = index.follow(0, hot);
    expect(index.lemmasAt(node)).toBeUndefined();
    expect(index.lemmasAt(index.follow(node, dog))?.map(({ lemma }) => lemma)).toEqual(['hot dog']);
    expect(index.follow(node, hot)).toBe(noNode);
  });

  it('joins the parts of speech of a lemma that comes twice', () => {
    const index = new MultiwordIndex([
      { lemma: 'at large', partsOfSpeech: 'a' },
      { lemma: 'at large', partsOfSpeech: 'r' },
      { lemma: 'at large', partsOfSpeech: 'r' },
    ]);
    const node = index.follow(index.follow(0, index.wordOf('at')), index.wordOf('large'));
    expect(index.lemmasAt(node)).toEqual([{ lemma: 'at large', partsOfSpeech: 'ar', capitals: [] }]);
    expect(index.size).toBe(1);
  });

  it('puts lemmas with more capitals first', () => {
    const index = new MultiwordIndex([
      { lemma: 'white house', partsOfSpeech: 'n' },
      { lemma: 'White House', partsOfSpeech: 'n' },
    ]);
    const node = index.follow(index.follow(0, index.wordOf('white')), index.wordOf('house'));
    expect(index.lemmasAt(node)?.map(({ capitals }) => capitals)).toEqual([[0, 1], []]);
  });

  it('holds words that are names of object properties', () => {
    const index = new MultiwordIndex([{ lemma: 'constructor toString', partsOfSpeech: 'n' }]);
    expect(index.begins(index.wordOf('constructor'))).toBe(true);
    expect(index.wordOf('toString')).toBe(1);
  });
});
