import { describe, expect, it } from 'vitest';
import { unitVector } from '../../src/matrix/normalise.js';
import { NumberedWords } from '../../src/wsd/numbered-words.js';
import { isZero, WordSums } from '../../src/wsd/word-sums.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

const space = denseSpace('topics', [
  ['river', [2, 0]],
  ['bank', [0, 2]],
  ['constructor', [4, 0]],
]);
const probability = (lemma: string): number => (lemma === 'constructor' ? 0.1 : 0);
const numbers = new NumberedWords(bankGlossWords, bankLexicon);
const sums = new WordSums({ space, probability }, 0.1, numbers);
const sumOf = (...lemmas: string[]): number[] => {
  const sum = new Float64Array(2);
  for (const lemma of lemmas) sums.add(sum, { lemma, weight: 1 });
  return [...sum];
};

describe('WordSums', () => {
  it('adds vectors times a / (a + p(w))', () => {
    // The constructor counts 0.1 / (0.1 + 0.1).
    expect(sumOf('river', 'constructor')).toEqual([4, 0]);
  });

  it('takes the mean of the words of a lemma that the space lacks, and nothing for other unknown ones', () => {
    expect(sumOf('river bank')).toEqual([1, 1]);
    expect(sumOf('river-zither')).toEqual([2, 0]);
    expect(sumOf('__proto__', '', 'zither player')).toEqual([0, 0]);
  });

  it('tells the product of a vector with what it adds', () => {
    const vector = Float64Array.of(3, 5);
    for (const lemma of ['river', 'bank', 'constructor', 'river bank', 'zither', '']) {
      const [x, y] = sumOf(lemma);
      expect(sums.productWith(vector, numbers.number(lemma))).toBeCloseTo(3 * x + 5 * y, 12);
    }
  });

  it('gives the direction of a sum, zeros for one without a known word', () => {
    const words = [
      { lemma: 'river', weight: 3 },
      { lemma: 'bank', weight: 4 },
    ];
    expect([...sums.direction(words)]).toEqual([0.6, 0.8]);
    expect([...sums.direction([{ lemma: 'zither', weight: 1 }])]).toEqual([0, 0]);
  });
});

describe('vectors of words', () => {
  it('have length 1, or are zero', () => {
    expect([...unitVector(Float64Array.of(3, 4))]).toEqual([0.6, 0.8]);
    expect([...unitVector(Float64Array.of(0, 0))]).toEqual([0, 0]);
    expect([isZero(Float64Array.of(0, 0)), isZero(Float32Array.of(0, 1))]).toEqual([true, false]);
  });
});
