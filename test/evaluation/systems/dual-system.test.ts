import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { compositionSimilarity } from '../../../src/dual/composition.js';
import { DualSpace } from '../../../src/dual/dual-space.js';
import { compileFormula } from '../../../src/dual/formula.js';
import { phraseSimilarity } from '../../../src/dual/phrase.js';
import { relationSimilarity } from '../../../src/dual/relation.js';
import { OptionError } from '../../../src/errors.js';
import type { RatedPairSet } from '../../../src/evaluation/dataset.js';
import { createDualSystem } from '../../../src/evaluation/systems/dual-system.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { Space } from '../../../src/space/space.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { choiceSet, degreeSet, pairSet, phrase, propertySet, relataSet, relationSet } from './toy-sets.js';

function spaceOf(name: string, rows: ReadonlyMap<string, readonly number[]>): Space {
  const targets = new Vocabulary(`the ${name} space`, [...rows.keys()]);
  return new Space({ name, targets, matrix: denseFromRows([...rows.values()]), history: [] });
}

const domain = spaceOf(
  'domain',
  new Map([
    ['dog', [4, 1, 0]],
    ['hound', [3, 1, 0]],
    ['house', [1, 4, 1]],
    ['kennel', [4, 3, 0]],
    ['bird', [1, 0, 4]],
    ['nest', [1, 2, 4]],
    ['ghost', [0, 0, 0]],
  ]),
);
const functional = spaceOf(
  'function',
  new Map([
    ['dog', [4, 1]],
    ['hound', [4, 2]],
    ['house', [1, 4]],
    ['kennel', [1, 5]],
    ['bird', [4, 1]],
    ['nest', [1, 4]],
    ['ghost', [1, 1]],
  ]),
);
const dual = new DualSpace(domain, functional);
const create = () => createDualSystem(dual, { description: { specification: 'dual:d,f', files: [], settings: {} } });
const ask = (pairs: RatedPairSet['pairs']) =>
  create().answerers['rated-pairs']?.({ kind: 'rated-pairs', findings: [], pairs }, { task: 'toy' });

describeEvaluatedSystem('a dual space', () => {
  return { system: create(), sets: [pairSet, choiceSet, relationSet, degreeSet, relataSet], unknown: ['zither'] };
});

describe('createDualSystem', () => {
  it('scores a phrase with a word by a formula in place of sim_c, but words of the phrase by 0', async () => {
    const description = { specification: 'dual:d,f', files: [], settings: {} };
    const formula = await compileFormula('geo(d(a,c), f(b,c))');
    const { answerers } = createDualSystem(dual, { description, formula });
    const scoreOf = (a: string, b: string, c: string) => formula.score(dual, { a, b, c }).score;
    const [first] = (await answerers.choices?.(choiceSet, { task: 'toy' })) ?? [];
    const answer = first?.answer as number[];
    expect(answer[0]).toBe(0);
    expect(answer[1]).toBe(scoreOf('dog', 'house', 'kennel'));
    expect(answer[1]).not.toBe(compositionSimilarity(dual, ['dog', 'house'], 'kennel').score);
    const analogy = await compileFormula('f(a,c) * f(b,d)');
    expect(() => createDualSystem(dual, { description, formula: analogy })).toThrow(OptionError);
  });

  it('scores choices by sim_c and sim_r', async () => {
    expect(await create().answerers.choices?.(choiceSet, { task: 'toy' })).toEqual([
      {
        answer: [
          0,
          compositionSimilarity(dual, ['dog', 'house'], 'kennel').score,
          null,
          compositionSimilarity(dual, ['house', 'dog'], 'kennel').score,
        ],
        missing: ['zither'],
      },
    ]);
    const relation = relationSimilarity(dual, ['dog', 'kennel'], ['bird', 'nest']).score;
    expect(relation).toBeGreaterThan(0);
    expect((await create().answerers.choices?.(relationSet, { task: 'toy' }))?.[0]?.answer?.[0]).toBe(relation);
  });

  it('compares phrases with their heads last, and words in both spaces', async () => {
    const ratings = [{ value: 1 }];
    const [phrases, turned, words] =
      (await ask([
        { id: '1', left: phrase('noun-noun', 'dog', 'house'), right: phrase('noun-noun', 'bird', 'nest'), ratings },
        { id: '2', left: phrase('verb-object', 'house', 'dog'), right: phrase('verb-object', 'nest', 'bird'), ratings },
        { id: '3', left: phrase('word', 'dog'), right: phrase('word', 'hound'), ratings },
      ])) ?? [];
    expect(phrases?.answer).toBe(phraseSimilarity(dual, ['dog', 'house'], ['bird', 'nest']).score);
    expect(turned?.answer).toBe(phrases?.answer);
    const both = dual.domain('dog', 'hound') * dual.function('dog', 'hound');
    expect(words?.answer).toBeCloseTo(Math.sqrt(both), 12);
  });

  it('takes a word that has no direction as one that is not there', async () => {
    const left = phrase('word', 'ghost');
    const answers = await ask([{ id: '1', left, right: phrase('word', 'dog'), ratings: [{ value: 1 }] }]);
    expect(answers).toEqual([{ answer: undefined, missing: ['ghost'] }]);
  });

  it('is not asked for phrases of other builds', () => {
    const left = phrase('subject-verb-object', 'dog', 'chase', 'bird');
    const set: RatedPairSet = {
      kind: 'rated-pairs',
      findings: [],
      pairs: [{ id: '1', left, right: left, ratings: [{ value: 1 }] }],
    };
    expect([create().canAnswer?.('toy', set), create().canAnswer?.('toy', propertySet)]).toEqual([false, false]);
  });
});
