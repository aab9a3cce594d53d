import { describe, expect, it } from 'vitest';
import { scoreSensePredictions } from '../../../src/evaluation/scores/score-sense-predictions.js';
import { predictAllSenses, predictFirstSenses, predictOracle } from '../../../src/evaluation/scores/sense-anchors.js';
import type { AllWordsInstance, AllWordsSet } from '../../../src/evaluation/sense-dataset.js';

const instances = [
  ['t0', ['a2', 'a3']],
  ['t1', ['b1']],
  ['t2', ['c1']],
  ['t3', ['d9']],
].map(([id, gold], token): AllWordsInstance => {
  const rest = { dataset: 'one', lemma: `${id}`, partOfSpeech: 'n', sentence: 0, token } as const;
  return { id: `${id}`, gold: [...(gold ?? [])], ...rest };
});
const set: AllWordsSet = { kind: 'all-words', name: 'one', sentences: [], instances, findings: [] };
const senses = new Map([
  ['t0', ['a1', 'a2', 'a3']],
  ['t1', ['b1', 'b2']],
  ['t3', ['d1']],
]);
const candidates = ({ id }: AllWordsInstance) => senses.get(id) ?? [];
const creditOf = (predict: typeof predictOracle) =>
  scoreSensePredictions([{ set, predictions: predict(set, candidates) }]).all;

describe('the anchors of all-words senses', () => {
  it('answer the first sense', () => {
    expect([...predictFirstSenses(set, candidates)]).toEqual([
      ['t0', ['a1']],
      ['t1', ['b1']],
      ['t2', []],
      ['t3', ['d1']],
    ]);
  });

  it('answer all senses, which scores as guessing does', () => {
    expect(creditOf(predictAllSenses)).toMatchObject({ attempted: 3, credit: 2 / 3 + 1 / 2 });
  });

  it('answer what is gold where the lexicon has it', () => {
    expect(creditOf(predictOracle)).toMatchObject({ instances: 4, attempted: 2, credit: 2 });
  });
});
