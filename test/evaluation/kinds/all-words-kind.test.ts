import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allWordsKind } from '../../../src/evaluation/kinds/all-words-kind.js';
import type { AllWordsInstance, AllWordsSet } from '../../../src/evaluation/sense-dataset.js';
import type { SenseInventory } from '../../../src/evaluation/sense-inventory.js';
import { bootstrapRatio } from '../../../src/evaluation/statistics/bootstrap-ratio.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const instances = [
  ['one.t0', 'n', 'bank', ['b2']],
  ['one.t1', 'v', 'constructor', ['c1', 'c2']],
  ['two.t2', 'n', 'bank', ['b1']],
  ['two.t3', 'r', '__proto__', ['p1']],
].map(([id, partOfSpeech, lemma, gold], token): AllWordsInstance => {
  const place = { dataset: `${id}`.slice(0, 3), sentence: token < 3 ? 0 : 1, token };
  return { id, partOfSpeech, lemma, gold, ...place } as AllWordsInstance;
});
const sentences = ['s0', 's1', 's2'].map((id) => ({ id, tokens: [{ form: 'Bank', lemma: 'bank', tag: 'NOUN' }] }));
const set: AllWordsSet = { kind: 'all-words', name: 'two sets', sentences, instances, findings: [] };

const senses = new Map([
  ['bank', ['b1', 'b2', 'b3']],
  ['constructor', ['c1', 'c2', 'c3', 'c4']],
  ['__proto__', ['p1']],
]);
const inventory: SenseInventory = {
  name: 'invented 1',
  sha256: '0',
  candidates: ({ lemma }) => senses.get(lemma) ?? [],
  seen: new Set(['b1', 'c2']),
};
const options = { samples: 200, inventory };

function scoresOf(answers: readonly (readonly string[] | undefined)[], given = options) {
  return new Map(allWordsKind.score(set, answers, given).scores.map(({ measure, ...score }) => [measure, score]));
}

describeTaskKind(allWordsKind, () => ({
  set,
  gold: (asked) => asked.instances.map(({ gold }) => gold.slice(0, 1)),
  measure: 'f1',
  junk: ['b2', ['b 2'], ['b2', ''], [1], ['b2', null]],
  options,
}));

describe('allWordsKind', () => {
  // Credits: t0 1 of 2 keys, t1 1, t2 none, t3 0.
  const answers = [['b1', 'b2'], ['c2'], undefined, ['p2']];

  it('gives F1, precision and recall of the credit, and the first sense where there is no answer', () => {
    const scores = scoresOf(answers);
    expect(scores.get('precision')?.value).toBe(1.5 / 3);
    expect(scores.get('recall')?.value).toBe(1.5 / 4);
    expect(scores.get('f1')?.value).toBeCloseTo((2 * 1.5) / (3 + 4), 12);
    // The first sense is right for t2.
    expect(scores.get('f1, missing as the first sense')?.value).toBe(2.5 / 4);
  });

  it('gives the accuracy and the confusion of coarse senses where the keys are those of WordNet', () => {
    const keys = [['bank%1:17:01::'], ['bank%1:14:00::', 'bank%2:40:00::'], ['bank%1:06:00::'], ['bank%1:06:00::']];
    const gold = instances.map((instance, place) => ({ ...instance, gold: keys[place] ?? [] }));
    // Another object, the second of two gold files, none, and a key of another form.
    const given = [['ridge%1:17:00::'], ['bank%2:40:09::'], undefined, ['w1']];
    const { scores, confusion } = allWordsKind.score({ ...set, instances: gold }, given, options);
    expect(scores.find(({ measure }) => measure === 'coarse accuracy')?.value).toBe(2 / 4);
    expect(confusion).toEqual([
      { gold: 'noun.artifact', answer: 'other', items: 1 },
      { gold: 'noun.artifact', answer: undefined, items: 1 },
      { gold: 'noun.object', answer: 'noun.object', items: 1 },
      { gold: 'verb.possession', answer: 'verb.possession', items: 1 },
    ]);
    expect(allWordsKind.score(set, answers, options).confusion).toBeUndefined();
  });

  it('reports by part of speech, data set, number of candidates, rare and seen senses', () => {
    const scores = scoresOf(answers);
    const values = Array.from(scores, ([measure, { value }]) => [measure, value]).slice(4);
    expect(values).toEqual([
      // Of one 1.5 of 2, of two 0 of 2; bank 2 * 0.5 / (1 + 2), constructor 1, __proto__ 0.
      ['macro f1 of data sets', 1.5 / 2 / 2],
      ['macro f1 of lemmas', (1 / 3 + 1 + 0) / 3],
      ['f1 of nouns', 1 / 3],
      ['f1 of verbs', 1],
      ['f1 of adverbs', 0],
      ['f1 of one', 1.5 / 2],
      ['f1 of two', 0],
      ['f1 with 1 candidate', 0],
      ['f1 with 3-5 candidates', (2 * 1.5) / (2 + 3)],
      ['f1 where the first sense is wrong', 0.5],
      ['f1 of senses seen in training', (2 * 1) / (1 + 2)],
      ['f1 of unseen senses', 0.5 / 2],
    ]);
  });

  it('knows of candidates and training nothing without an inventory', () => {
    const { scores } = allWordsKind.score(set, answers, { samples: 100 });
    expect(scores.map(({ measure }) => measure).filter((measure) => /candidate|sense/.test(measure))).toEqual([]);
    expect(allWordsKind.anchors(set, {})).toEqual([]);
  });

  it('has the first sense as floor of each part of speech, and what the lexicon holds as ceiling', () => {
    const anchors = allWordsKind.anchors(set, options).map(({ name, measure, value }) => [name, measure, value]);
    expect(anchors).toEqual([
      // bank 1/3 twice, constructor 2/4, __proto__ 1.
      ['random', 'f1', (1 / 3 + 1 / 2 + 1 / 3 + 1) / 4],
      ['first sense', 'f1', 3 / 4],
      ['first sense', 'f1 of nouns', 1 / 2],
      ['first sense', 'f1 of verbs', 1],
      ['first sense', 'f1 of adverbs', 1],
      ['oracle', 'f1', 1],
    ]);
  });

  it('keeps the sentences that the first items need', () => {
    expect(allWordsKind.take(set, 2).sentences.map(({ id }) => id)).toEqual(['s0']);
    expect(allWordsKind.take(set, 4).sentences.map(({ id }) => id)).toEqual(['s0', 's1']);
  });
});

describe('bootstrapRatio', () => {
  it('is the interval of a mean where all values below the line are one', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, (above) => {
        const { mean, low, high } = bootstrapRatio(above, new Array<number>(above.length).fill(1), { samples: 50 });
        expect(mean).toBeCloseTo(above.reduce((sum, value) => sum + value, 0) / above.length, 12);
        expect(low).toBeGreaterThanOrEqual(Math.min(...above) - 1e-12);
        expect(high).toBeLessThanOrEqual(Math.max(...above) + 1e-12);
      }),
    );
  });

  it('draws each item with both its values: a ratio that all items share has no width', () => {
    expect(bootstrapRatio([1, 2, 3], [2, 4, 6], { samples: 100 })).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
  });

  it('refuses lists that differ in length, and nothing below the line', () => {
    expect(() => bootstrapRatio([1], [1, 2])).toThrow('as many in both lists');
    expect(() => bootstrapRatio([1, 1], [1, 0])).toThrow('numbers above 0');
    expect(() => bootstrapRatio([1], [1], { confidence: 1 })).toThrow('confidence');
  });
});
