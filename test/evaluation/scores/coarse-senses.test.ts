import { describe, expect, it } from 'vitest';
import { findCoarseSense, readCoarseAnswers } from '../../../src/evaluation/scores/coarse-senses.js';
import type { AllWordsInstance } from '../../../src/evaluation/sense-dataset.js';

const instance = (...gold: string[]): AllWordsInstance => {
  return { id: gold.join(), dataset: 'toy', lemma: 'bank', partOfSpeech: 'n', sentence: 0, token: 0, gold };
};

describe('findCoarseSense', () => {
  it("is the lexicographers' file of a key of WordNet", () => {
    expect(['bank%1:17:01::', 'walk%2:38:00::', 'hot%5:00:01:warm:00'].map(findCoarseSense)).toEqual([
      'noun.object',
      'verb.motion',
      'adj.all',
    ]);
  });

  it('knows nothing of other keys', () => {
    for (const key of ['b1', '', '__proto__', 'bank%1:99:00::']) expect(findCoarseSense(key)).toBeUndefined();
  });
});

describe('readCoarseAnswers', () => {
  it('takes the gold that the first answer agrees with, and leaves out other forms of gold', () => {
    const instances = [instance('bank%1:17:01::', 'bank%1:14:00::'), instance('x1'), instance('bank%1:17:01::')];
    expect(readCoarseAnswers(instances, [['bank%1:14:09::', 'bank%1:17:01::'], ['x1'], undefined])).toEqual([
      { gold: 'noun.group', answer: 'noun.group' },
      { gold: 'noun.object', answer: undefined },
    ]);
  });
});
