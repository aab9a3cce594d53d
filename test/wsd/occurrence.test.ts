import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listContext, makeOccurrence, type PlacedContentWord } from '../../src/wsd/occurrence.js';

const word = (lemma: string, start: number, sentence = 0): PlacedContentWord => {
  return { lemma, partOfSpeech: 'n', sentence, start, end: start + lemma.length };
};
// A river. The bank is steep; banks are.
const text = 'A river. The bank is steep; banks are.';
const words = [word('river', 2), word('bank', 13, 1), word('steep', 21, 1), word('bank', 28, 1)];

describe('makeOccurrence', () => {
  it('puts the target in the place of what the words of the text have there', () => {
    const found = makeOccurrence({ lemma: 'Bank', partOfSpeech: 'v', text, start: 13, end: 17 }, words);
    expect(found.document).toEqual([
      { lemma: 'river', partOfSpeech: 'n', sentence: 0 },
      { lemma: 'bank', partOfSpeech: 'v', sentence: 1 },
      { lemma: 'steep', partOfSpeech: 'n', sentence: 1 },
      { lemma: 'bank', partOfSpeech: 'n', sentence: 1 },
    ]);
    expect(found.place).toBe(1);
  });

  it('makes a document of the target alone where no words are known', () => {
    const found = makeOccurrence({ lemma: '__proto__', partOfSpeech: 'n', text: '__proto__', start: 0, end: 9 }, []);
    expect(found.document).toEqual([{ lemma: '__proto__', partOfSpeech: 'n', sentence: 0 }]);
    expect(listContext(found)).toEqual([]);
  });

  it('has the target at its place wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 5 }), (start, length) => {
        const target = { lemma: 'x', partOfSpeech: 'n', text, start, end: start + length } as const;
        const { document, place } = makeOccurrence(target, words);
        expect(document[place].lemma).toBe('x');
        const touched = words.filter((other) => other.start < target.end && other.end > start).length;
        expect(document).toHaveLength(words.length - touched + 1);
      }),
    );
  });
});

describe('listContext', () => {
  it('gives the other content words of the sentence, those of the same lemma left out', () => {
    const found = makeOccurrence({ lemma: 'Bank', partOfSpeech: 'n', text, start: 13, end: 17 }, words);
    expect(listContext(found)).toEqual(['steep']);
  });
});
