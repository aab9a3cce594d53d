import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { scoreSensePredictions } from '../../../src/evaluation/scores/score-sense-predictions.js';
import type { AllWordsInstance, AllWordsSet } from '../../../src/evaluation/sense-dataset.js';

function instance(id: string, gold: readonly string[], rest: Partial<AllWordsInstance> = {}): AllWordsInstance {
  return { id, dataset: 'one', lemma: 'art', partOfSpeech: 'n', sentence: 0, token: 0, gold, ...rest };
}

function makeSet(...instances: readonly AllWordsInstance[]): AllWordsSet {
  return { kind: 'all-words', name: 'one', sentences: [], instances, findings: [] };
}

const set = makeSet(
  instance('t0', ['a1', 'a2']),
  instance('t1', ['a1']),
  instance('t2', ['b2'], { lemma: 'Be', partOfSpeech: 'v' }),
  instance('t3', ['b1'], { lemma: 'be', partOfSpeech: 'v', dataset: 'two' }),
);
// Credits: t0 1 of 2 keys, t1 1, t2 0, t3 not attempted.
const predictions = new Map([
  ['t0', ['a2', 'a3']],
  ['t1', ['a1', 'a1']],
  ['t2', ['b1']],
  ['t3', []],
  ['t9', ['a1']],
]);

describe('scoreSensePredictions', () => {
  it('shares the credit of several keys; precision is over the attempted, recall over the gold', () => {
    expect(scoreSensePredictions([{ set, predictions }]).all).toEqual({
      instances: 4,
      attempted: 3,
      credit: 1.5,
      precision: 1.5 / 3,
      recall: 1.5 / 4,
      f1: (2 * (1.5 / 3) * (1.5 / 4)) / (1.5 / 3 + 1.5 / 4),
    });
  });

  it('groups by part of speech and data set, and averages over data sets and lemmas', () => {
    const { byPartOfSpeech, byDataset, macroByDataset, macroByLemma } = scoreSensePredictions([{ set, predictions }]);
    expect(Array.from(byPartOfSpeech, ([tag, score]) => [tag, score.instances, score.credit])).toEqual([
      ['n', 2, 1.5],
      ['v', 2, 0],
    ]);
    expect(Array.from(byDataset, ([name, score]) => [name, score.f1])).toEqual([
      ['one', 0.5],
      ['two', 0],
    ]);
    expect(macroByDataset).toBe(0.25);
    // art 1.5 of 2; "Be" and "be" are one lemma with 0.
    expect(macroByLemma).toBe(0.375);
  });

  it('has no precision, not 0, where nothing is attempted', () => {
    expect(scoreSensePredictions([{ set, predictions: new Map() }]).all).toMatchObject({
      precision: undefined,
      recall: 0,
      f1: 0,
    });
  });

  it('reports by number of candidates and on instances that are not the first sense', () => {
    const senses = new Map([
      ['art', ['a1', 'a2', 'a3']],
      ['Be', ['b1', 'b2']],
    ]);
    const { byCandidates, notFirst, withoutCandidate } = scoreSensePredictions([{ set, predictions }], {
      candidates: ({ lemma }) => senses.get(lemma) ?? [],
    });
    expect(Array.from(byCandidates ?? [], ([count, score]) => [count, score.instances, score.credit])).toEqual([
      [0, 1, 0],
      [2, 1, 0],
      [3, 2, 1.5],
    ]);
    expect(notFirst).toMatchObject({ instances: 1, attempted: 1, credit: 0 });
    expect(withoutCandidate).toBe(1);
  });

  it('reports on seen and unseen senses', () => {
    const { seen, unseen } = scoreSensePredictions([{ set, predictions }], { seen: new Set(['a2', 'b2', 'b7']) });
    expect(seen).toMatchObject({ instances: 2, attempted: 2, credit: 0.5 });
    expect(unseen).toMatchObject({ instances: 2, attempted: 1, credit: 1 });
  });

  it('leaves out what it is not told enough for', () => {
    const { byCandidates, notFirst, withoutCandidate, seen, unseen } = scoreSensePredictions([{ set, predictions }]);
    expect([byCandidates, notFirst, withoutCandidate, seen, unseen]).toEqual(Array(5).fill(undefined));
  });

  it('names predictions for no instance and does not count them', () => {
    expect(scoreSensePredictions([{ set, predictions }]).strays).toEqual(['t9']);
  });

  it('scores several sets whose ids are alike, but no instance twice', () => {
    const other = makeSet(instance('t0', ['a1'], { dataset: 'three' }));
    const runs = [
      { set, predictions },
      { set: other, predictions: new Map([['t0', ['a1']]]) },
    ];
    expect(scoreSensePredictions(runs).all).toMatchObject({ instances: 5, attempted: 4, credit: 2.5 });
    expect(() => scoreSensePredictions([...runs, ...runs])).toThrow(OptionError);
    expect(() => scoreSensePredictions([])).toThrow(OptionError);
  });

  it('gives the scores of the official definition on any answers', () => {
    const keys = fc.uniqueArray(fc.constantFrom('k1', 'k2', 'k3', 'k4'), { minLength: 1 });
    const answers = fc.array(fc.record({ gold: keys, answer: fc.option(keys, { nil: undefined }) }), { minLength: 1 });
    fc.assert(
      fc.property(answers, (items) => {
        const some = makeSet(...items.map(({ gold }, index) => instance(`t${index}`, gold)));
        const given = new Map(items.map(({ answer }, index) => [`t${index}`, answer ?? []]));
        let [right, wrong] = [0, 0];
        for (const { gold, answer = [] } of items) {
          for (const key of answer) {
            if (gold.includes(key)) right += 1 / answer.length;
            else wrong += 1 / answer.length;
          }
        }
        const { precision, recall, f1 } = scoreSensePredictions([{ set: some, predictions: given }]).all;
        expect(recall).toBeCloseTo(right / items.length, 12);
        expect(precision === undefined).toBe(right + wrong === 0);
        if (precision === undefined) return;
        expect(precision).toBeCloseTo(right / (right + wrong), 12);
        const sum = precision + recall;
        expect(f1).toBeCloseTo(sum === 0 ? 0 : (2 * precision * recall) / sum, 12);
      }),
    );
  });

  it('gives full marks to the gold and never more by answering more keys', () => {
    const gold = new Map(set.instances.map(({ id, gold: [first = ''] }) => [id, [first]]));
    expect(scoreSensePredictions([{ set, predictions: gold }]).all.f1).toBe(1);
    const both = new Map(set.instances.map(({ id, gold: [first = ''] }) => [id, [first, 'other']]));
    expect(scoreSensePredictions([{ set, predictions: both }]).all.f1).toBe(0.5);
  });
});
