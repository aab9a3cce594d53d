import { describe, expect, it } from 'vitest';
import { ArgumentCounts } from '../../../src/discocat/argument-counts.js';
import { ThematicFit } from '../../../src/discocat/thematic-fit.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import type { RatedPairSet } from '../../../src/evaluation/dataset.js';
import { createThematicFitSystem } from '../../../src/evaluation/systems/thematic-fit-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { choiceSet, makeSentenceSet, pairSet, phrase, sentence } from './toy-sets.js';

const space = denseSpace('nouns', [
  ['dog', [2, 0]],
  ['cat', [0, 3]],
  ['mouse', [1, 3]],
]);
const tableOf = (title: string) =>
  new ArgumentCounts(title, [
    { word: 'chase', argument: 'cat', count: 20 },
    { word: 'hunt', argument: 'mouse', count: 30 },
    { word: 'hunt', argument: 'dog', count: 3 },
    { word: 'develop', argument: 'cat', count: 5 },
  ]);
const nouns = {
  subjects: tableOf('the verbs seen with a subject'),
  objects: tableOf('the verbs seen with an object'),
};
const system = createThematicFitSystem(createStaticEmbedding(space), {
  nouns: { subjects: async () => nouns.subjects, objects: async () => nouns.objects },
  description: { specification: 'discocat:space:nouns.safetensors', files: [], settings: {} },
});
const set = makeSentenceSet({
  left: sentence('dog', 'chase', 'cat'),
  right: sentence('dog', 'hunt', 'cat'),
});
const unknown = makeSentenceSet({
  left: sentence('dog', 'chase', 'zither'),
  right: sentence('dog', 'hunt', 'zither'),
});
const intransitive: RatedPairSet = {
  kind: 'rated-pairs',
  findings: [],
  pairs: [
    {
      id: 'dog',
      left: phrase('subject-verb', 'dog', 'chase'),
      right: phrase('subject-verb', 'dog', 'hunt'),
      ratings: [{ value: 1 }],
    },
    {
      id: 'fly',
      left: phrase('subject-verb', 'dog', 'chase'),
      right: phrase('subject-verb', 'dog', 'fly'),
      ratings: [{ value: 1 }],
    },
  ],
};

describeEvaluatedSystem('thematic fit', () => ({ system, sets: [unknown], unknown: ['zither'] }));

describe('createThematicFitSystem', () => {
  it('answers how well the verb of the right sentence fits, with an object or without', async () => {
    const model = new ThematicFit(space, nouns);
    const transitive = await system.answerers['rated-pairs']?.(set, { task: 'toy' });
    expect(transitive?.[0]?.answer).toBeCloseTo(model.fit({ subject: 'dog', object: 'cat' }, 'hunt'), 6);
    const answers = await system.answerers['rated-pairs']?.(intransitive, { task: 'toy' });
    expect(answers?.[0]?.answer).toBeCloseTo(model.fit({ subject: 'dog' }, 'hunt'), 6);
    expect(answers?.[1]).toEqual({ answer: undefined, missing: ['fly'] });
  });

  it('is asked sentences that differ in their verbs alone', () => {
    const isAsked = (asked: Parameters<NonNullable<typeof system.canAnswer>>[1]) => system.canAnswer?.('toy', asked);
    expect([set, intransitive].map(isAsked)).toEqual([true, true]);
    const other = makeSentenceSet({ left: sentence('dog', 'chase', 'cat'), right: sentence('dog', 'chase', 'mouse') });
    expect([other, pairSet, choiceSet].map(isAsked)).toEqual([false, false, false]);
  });
});
