import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { OptionError } from '../../../src/errors.js';
import type { Dataset, DatasetKind, ItemAnswer } from '../../../src/evaluation/any-dataset.js';
import type { Answerer } from '../../../src/evaluation/systems/evaluated-system.js';
import {
  createVectorSystem,
  type VectorMethod,
  type VectorSystemOptions,
  vectorMethods,
} from '../../../src/evaluation/systems/vector-system.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { Space } from '../../../src/space/space.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { cosine } from '../cosine.js';
import { analogySet, choiceSet, degreeSet, pairSet, phrase, propertySet, relataSet, relationSet } from './toy-sets.js';

// Animal, home, size, other.
const vectors = new Map([
  ['dog', [4, 0, 2, 0]],
  ['hound', [3, 0, 2, 1]],
  ['house', [0, 5, 4, 1]],
  ['kennel', [4, 5, 2, 0]],
  ['bird', [4, 0, 0, 1]],
  ['nest', [4, 5, 0, 1]],
  ['live', [1, 1, 1, 3]],
  ['dog house', [4, 4, 2, 0]],
]);
const space = new Space({
  name: 'toy',
  targets: new Vocabulary('the toy space', [...vectors.keys()]),
  matrix: denseFromRows([...vectors.values()]),
  history: [],
});

function systemBy(method: VectorMethod, more: Partial<VectorSystemOptions> = {}) {
  const description = { specification: `vectors:toy.txt?method=${method}`, files: [], settings: { method } };
  return createVectorSystem(space, { method, description, ...more });
}

async function ask(set: Dataset, method: VectorMethod, more: Partial<VectorSystemOptions> = {}): Promise<ItemAnswer[]> {
  const answerer = systemBy(method, more).answerers[set.kind] as Answerer<DatasetKind> | undefined;
  return [...((await answerer?.(set, { task: 'toy' })) ?? [])];
}

/** A phrase with a row of its own. */
const holisticSet: Dataset = {
  ...choiceSet,
  questions: [{ id: 'q', stem: ['dog', 'house'], choices: [['kennel'], ['zither']], solution: 0 }],
};
const sets = new Map<VectorMethod, readonly Dataset[]>([
  ['add', [pairSet, choiceSet, relationSet, propertySet, degreeSet, relataSet, analogySet]],
  ['multiply', [pairSet, choiceSet, relationSet, propertySet, degreeSet, relataSet, analogySet]],
  ['head', [pairSet, choiceSet, propertySet, relataSet]],
  ['kronecker', [pairSet, choiceSet, propertySet, relataSet]],
  ['offset', [relationSet, degreeSet]],
  ['holistic', [holisticSet, relataSet]],
]);
for (const [method, asked] of sets) {
  describeEvaluatedSystem(`a system of vectors by ${method}`, () => {
    return { system: systemBy(method), sets: asked, unknown: ['zither'] };
  });
}

describe('createVectorSystem', () => {
  it('compares words by their cosine, in lower case where there is no other', async () => {
    expect(await ask(pairSet, 'add')).toEqual([
      { answer: expect.closeTo(cosine([4, 0, 2, 0], [3, 0, 2, 1]), 6), missing: [] },
      { answer: expect.closeTo(cosine([4, 0, 2, 0], [0, 5, 4, 1]), 6), missing: [] },
      { answer: undefined, missing: ['zither'] },
    ]);
  });

  it('scores each choice against its own stem; a word of the stem is below all', async () => {
    const [answer] = await ask(choiceSet, 'add');
    const kennel = cosine([4, 5, 6, 1], [4, 5, 2, 0]);
    expect(answer?.answer).toEqual([-2, expect.closeTo(kennel, 6), null, expect.closeTo(kennel, 6)]);
    expect(answer?.missing).toEqual(['zither']);
  });

  it('compares relations by the sums, products or differences of the vectors', async () => {
    const known = async (method: VectorMethod) => (await ask(relationSet, method))[0]?.answer;
    // a + d with b + c; a * d with b * c; b - a with d - c, for (dog, kennel) and (bird, nest), then (nest, bird).
    const add = [cosine([8, 5, 2, 1], [8, 5, 2, 1]), cosine([8, 0, 2, 1], [8, 10, 2, 1])];
    const multiply = [cosine([16, 0, 0, 0], [16, 0, 0, 0]), cosine([16, 0, 0, 0], [16, 25, 0, 0])];
    const offset = [cosine([0, 5, 0, 0], [0, 5, 0, 0]), cosine([0, 5, 0, 0], [0, -5, 0, 0])];
    for (const [method, [first = 0, second = 0]] of [
      ['add', add],
      ['multiply', multiply],
      ['offset', offset],
    ] as const) {
      expect(await known(method)).toEqual([expect.closeTo(first, 6), expect.closeTo(second, 6), null]);
    }
  });

  it('takes the mean over the paradigms that have vectors', async () => {
    expect(await ask(degreeSet, 'offset')).toEqual([
      { answer: [expect.closeTo(1, 6), expect.closeTo(-1, 6)], missing: ['zither'] },
    ]);
  });

  it('completes analogies from the first words of the space, and names what is missing', async () => {
    expect(await ask(analogySet, 'add')).toEqual([
      { answer: 'nest', missing: [] },
      { answer: undefined, missing: ['zither'] },
    ]);
    expect((await ask(analogySet, 'add', { vocabulary: 5 }))[0]).toEqual({ answer: undefined, missing: ['nest'] });
  });

  it('takes the row of a phrase itself, where it has one', async () => {
    const kennel = expect.closeTo(cosine([4, 4, 2, 0], [4, 5, 2, 0]), 6);
    expect(await ask(holisticSet, 'holistic')).toEqual([{ answer: [kennel, null], missing: ['zither'] }]);
    expect((await ask(choiceSet, 'holistic'))[0]?.missing).toEqual(['zither', 'house dog']);
  });

  it('sets negative entries to 0 where that is asked for', async () => {
    const signed = new Space({
      name: 'signed',
      targets: new Vocabulary('the signed space', ['dog', 'hound']),
      matrix: denseFromRows([
        [1, -2],
        [1, 3],
      ]),
      history: [],
    });
    const description = { specification: 'vectors:signed.txt', files: [], settings: {} };
    const system = createVectorSystem(signed, { positive: true, description });
    const [first] = (await system.answerers['rated-pairs']?.(pairSet, { task: 'toy' })) ?? [];
    expect(first?.answer).toBeCloseTo(1 / Math.sqrt(10), 6);
  });

  it('scales vectors to length 1 where that is asked for', async () => {
    const unit = (vector: readonly number[]): number[] => vector.map((value) => value / Math.hypot(...vector));
    const sum = unit([4, 0, 2, 0]).map((value, entry) => value + (unit([0, 5, 4, 1])[entry] ?? 0));
    const [answer] = await ask(choiceSet, 'add', { unit: true });
    const kennel = expect.closeTo(cosine(sum, [4, 5, 2, 0]), 6);
    expect(answer?.answer).toEqual([-2, kennel, null, kennel]);
  });

  it('answers only what it can compare', () => {
    const canAnswer = (method: VectorMethod, set: Dataset) => systemBy(method).canAnswer?.('toy', set);
    expect(canAnswer('head', relationSet)).toBe(false);
    expect(canAnswer('offset', choiceSet)).toBe(false);
    expect(systemBy('offset').answerers['rated-pairs']).toBeUndefined();
    expect(systemBy('kronecker').answerers.analogies).toBeUndefined();
    expect(vectorMethods.every((method) => [...sets.keys()].includes(method))).toBe(true);
  });

  it('refuses other methods and vocabularies of no words', () => {
    expect(() => systemBy('sum' as VectorMethod)).toThrow(OptionError);
    expect(() => systemBy('add', { vocabulary: 0 })).toThrow(OptionError);
  });

  it('leaves a phrase with an unknown word unanswered, whatever the method', async () => {
    const [left, right] = [phrase('adjective-noun', 'shaggy', 'dog'), phrase('word', 'hound')];
    const set = { ...pairSet, pairs: [{ id: 'x', left, right, ratings: [{ value: 1 }] }] };
    for (const method of ['add', 'multiply', 'kronecker'] as const) {
      expect(await ask(set, method)).toEqual([{ answer: undefined, missing: ['shaggy'] }]);
    }
    const [byHead] = await ask(set, 'head');
    expect([byHead?.answer === undefined, byHead?.missing]).toEqual([false, []]);
  });
});
