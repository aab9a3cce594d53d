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

  it('is the same for all words of a sentence', () => {
    for (const place of [2, 3, 4]) expect(takeWindow(document, place, 5)).toEqual({ begin: 0, end: 6 });
  });
});
