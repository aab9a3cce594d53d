import { describe, expect, it } from 'vitest';
import { takeWindow } from '../../../src/wsd/graph/context-window.js';
import type { ContentWord } from '../../../src/wsd/occurrence.js';

// Sentences of two, three, one and two words.
const document: ContentWord[] = [0, 0, 1, 1, 1, 3, 7, 7].map((sentence, at) => {
  return { lemma: `w${at}`, partOfSpeech: 'n', sentence };
});

describe('takeWindow', () => {
  it('takes the sentence alone where it has words enough', () => {
    expect(takeWindow(document, 3, 0)).toEqual({ begin: 2, end: 5 });
    expect(takeWindow(document, 3, 3)).toEqual({ begin: 2, end: 5 });
  });

  it('takes one sentence more on either side until there are enough', () => {
    expect(takeWindow(document, 3, 4)).toEqual({ begin: 0, end: 6 });
    expect(takeWindow(document, 3, 7)).toEqual({ begin: 0, end: 8 });
    expect(takeWindow(document, 0, 3)).toEqual({ begin: 0, end: 5 });
  });

  it('ends with the document', () => {
    expect(takeWindow(document, 7, 1000)).toEqual({ begin: 0, end: 8 });
    expect(takeWindow([document[0]], 0, 5)).toEqual({ begin: 0, end: 1 });
  });

  it('takes a stretch of a sentence that is longer than any, the same for all words of the stretch', () => {
    const long = Array.from({ length: 1500 }, (_, at): ContentWord => {
      return { lemma: `w${at}`, partOfSpeech: 'n', sentence: at < 100 ? 0 : at < 1400 ? 1 : 2 };
    });
    const windows = long.map((_, place) => takeWindow(long, place, 80));
    expect([...new Set(windows.map(({ begin, end }) => `${begin} ${end}`))]).toEqual([
      '0 100',
      '100 512',
      '512 1024',
      '1024 1400',
      '1400 1500',
    ]);
    windows.forEach(({ begin, end }, place) => {
      expect(begin <= place && place < end).toBe(true);
    });
  });

  it('is the same for all words of a sentence', () => {
    for (const place of [2, 3, 4]) expect(takeWindow(document, place, 5)).toEqual({ begin: 0, end: 6 });
  });
});
