import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContextSums } from '../../src/wsd/context-sums.js';
import { weighContext } from '../../src/wsd/context-words.js';
import { NumberedWords } from '../../src/wsd/numbered-words.js';
import type { Occurrence } from '../../src/wsd/occurrence.js';
import { WordSums } from '../../src/wsd/word-sums.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

const space = denseSpace('topics', [
  ['river', [1, 0, 2]],
  ['coin', [0, 1, 0]],
  ['bank', [3, 1, 1]],
  ['__proto__', [0, 0, 5]],
]);
const numbers = new NumberedWords(bankGlossWords, bankLexicon);
const sums = new WordSums({ space, probability: () => 0 }, 0.001, numbers);

/** The occurrence of the word at a place of a document: lemmas, each with how many sentences it is behind the one before. */
function occurrenceAt(place: number, words: readonly (readonly [string, number])[]): Occurrence {
  let sentence = 0;
  const document = words.map(([lemma, step]) => {
    sentence += step;
    return { lemma, partOfSpeech: 'n' as const, sentence };
  });
  return { lemma: document[place].lemma, partOfSpeech: 'n', text: '', start: 0, end: 0, document, place };
}

function expectSum(contexts: ContextSums, occurrence: Occurrence, weights: Parameters<typeof weighContext>[1]): void {
  const expected = new Float64Array(3);
  for (const word of weighContext(occurrence, weights)) sums.add(expected, word);
  const found = contexts.sumOf(occurrence);
  expected.forEach((value, entry) => {
    expect(found[entry]).toBeCloseTo(value, 9);
  });
}

describe('ContextSums', () => {
  it('is the sum of the words that weighContext tells, whatever was asked before', () => {
    const lemmas = fc.constantFrom('river', 'coin', 'bank', '__proto__', '', 'zither');
    const steps = fc.constantFrom(0, 0, 1, 4, 12);
    const weightings = fc.record({
      contextDecay: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
      nearWeight: fc.constantFrom(0, 3),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(lemmas, steps), { minLength: 1, maxLength: 30 }), weightings, (words, weights) => {
        const contexts = new ContextSums(numbers, sums, weights);
        const { document } = occurrenceAt(0, words);
        words.forEach((_, place) => {
          expectSum(contexts, { ...occurrenceAt(place, words), document }, weights);
        });
      }),
    );
  });

  it('does not take the sums of one document for those of the next', () => {
    const contexts = new ContextSums(numbers, sums, {});
    for (const other of ['river', 'coin', 'river']) {
      const words = [
        ['bank', 0],
        [other, 1],
      ] as const;
      expectSum(contexts, occurrenceAt(0, words), {});
    }
  });

  it('agrees with weighContext in a sentence without end', () => {
    const words = Array.from({ length: 700 }, (_, place) => [place % 3 === 0 ? 'river' : 'coin', 0] as const);
    for (const place of [0, 300, 699]) expectSum(new ContextSums(numbers, sums, {}), occurrenceAt(place, words), {});
  });

  it('is zero where nothing but the word itself is around, to the last bit', () => {
    const contexts = new ContextSums(numbers, sums, {});
    const words = [
      ['bank', 0],
      ['bank', 1],
      ['zither', 0],
    ] as const;
    expect([...contexts.sumOf(occurrenceAt(0, words))]).toEqual([0, 0, 0]);
    expect([...contexts.sumOf({ ...occurrenceAt(0, words), place: 7 })]).toEqual([0, 0, 0]);
  });
});
