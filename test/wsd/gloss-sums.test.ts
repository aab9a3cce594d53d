import { describe, expect, it } from 'vitest';
import { GlossSums } from '../../src/wsd/gloss-sums.js';
import { NumberedWords } from '../../src/wsd/numbered-words.js';
import { WordSums } from '../../src/wsd/word-sums.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

// The slope: definition "river edge", members bank and bankside, examples "bank water" and "bank boat".
const space = denseSpace('topics', [
  ['river', [1, 0, 0]],
  ['edge', [2, 0, 0]],
  ['water', [0, 1, 0]],
  ['boat', [0, 4, 0]],
  ['bank', [0, 0, 1]],
]);
const numbers = new NumberedWords(bankGlossWords, bankLexicon);
const sums = new WordSums({ space, probability: () => 0 }, 0.001, numbers);
const make = (): GlossSums => new GlossSums(numbers, sums, { memberWeight: 0.5, exampleWeight: 2 });
const glosses = make();
const sumOf = (target: string, hasExamples: boolean, isHeldOut?: (index: number) => boolean): number[] => {
  const sum = new Float64Array(3);
  glosses.add(sum, 'slope', { target: numbers.number(target), hasExamples, isHeldOut });
  return [...sum];
};

describe('GlossSums', () => {
  it('adds definition, members and examples by their weights, the same each time', () => {
    for (const _ of [1, 2]) {
      expect(sumOf('zither', false)).toEqual([3, 0, 0.5]);
      expect(sumOf('zither', true)).toEqual([3, 10, 4.5]);
    }
  });

  it('leaves the target word out wherever it is, to the last bit', () => {
    expect(sumOf('bank', true)).toEqual([3, 10, 0]);
    expect(sumOf('bank', false)).toEqual([3, 0, 0]);
    expect(sumOf('edge', true)).toEqual([1, 10, 4.5]);
    expect(sumOf('boat', true)).toEqual([3, 2, 4.5]);
  });

  it('leaves examples out that are held out', () => {
    expect(sumOf('zither', true, (index) => index === 1)).toEqual([3, 2, 2.5]);
    expect(sumOf('zither', true)).toEqual([3, 10, 4.5]);
  });

  it('adds what it visits', () => {
    const sum = new Float64Array(3);
    const reading = { target: numbers.number('river'), hasExamples: true };
    make().visit('slope', reading, (number, weight) => sums.addNumber(sum, number, weight));
    expect([...sum]).toEqual(sumOf('river', true));
  });
});
