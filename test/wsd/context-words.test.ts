import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { requireContextWeights, weighContext } from '../../src/wsd/context-words.js';
import type { Occurrence } from '../../src/wsd/occurrence.js';

/** The occurrence of the word at a place of a document, written as words with their sentences. */
function occurrenceAt(place: number, words: readonly string[]): Occurrence {
  const document = words.map((word) => {
    const [lemma, sentence] = word.split('/');
    return { lemma, partOfSpeech: 'n' as const, sentence: Number(sentence) };
  });
  return { lemma: 'Bank', partOfSpeech: 'n', text: 'text', start: 0, end: 4, document, place };
}

describe('weighContext', () => {
  it('weighs words of the own sentence by their distance in words, others by that of their sentence', () => {
    const words = ['far/0', 'constructor/1', '__proto__/1', 'bank/1', '/1', 'next/2'];
    expect([...weighContext(occurrenceAt(3, words))]).toEqual([
      // (1 + 1)^-2 for the neighbouring sentences, 1 + 3 / (1 + d) for the own.
      { lemma: 'far', weight: 0.25, place: 0 },
      { lemma: 'constructor', weight: 2, place: 1 },
      { lemma: '__proto__', weight: 2.5, place: 2 },
      { lemma: '', weight: 2.5, place: 4 },
      { lemma: 'next', weight: 0.25, place: 5 },
    ]);
  });

  it('leaves out the word itself wherever it occurs, whatever its letter case', () => {
    expect([...weighContext(occurrenceAt(0, ['bank/0', 'bank/0', 'bank/1']))]).toEqual([]);
  });

  it('takes the own sentence alone with an infinite decay, each word alike with no weight of nearness', () => {
    const words = ['far/0', 'river/1', 'bank/1', 'far/2'];
    const weights = { contextDecay: Number.POSITIVE_INFINITY, nearWeight: 0 };
    expect([...weighContext(occurrenceAt(2, words), weights)]).toEqual([{ lemma: 'river', weight: 1, place: 1 }]);
  });

  it('leaves out sentences whose words would weigh less than a hundredth', () => {
    const found = [...weighContext(occurrenceAt(0, ['bank/0', 'near/9', 'far/10']))];
    expect(found).toEqual([{ lemma: 'near', weight: 0.01, place: 1 }]);
  });
});

describe('a sentence without end', () => {
  it('is read 256 words to either side', () => {
    const words = Array.from({ length: 1000 }, (_, place) => (place === 500 ? 'bank/0' : `word${place}/0`));
    const places = [...weighContext(occurrenceAt(500, words))].map(({ place }) => place);
    expect([places[0], places.at(-1), places.length]).toEqual([244, 756, 512]);
  });
});

describe('requireContextWeights', () => {
  it('refuses weights outside their range', () => {
    for (const contextDecay of [0, -1, Number.NaN]) {
      expect(() => requireContextWeights({ contextDecay })).toThrow(OptionError);
    }
    for (const nearWeight of [-1, Number.NaN])
      expect(() => requireContextWeights({ nearWeight })).toThrow('nearWeight');
    expect(() => requireContextWeights({ contextDecay: Number.POSITIVE_INFINITY, nearWeight: 0 })).not.toThrow();
  });
});
