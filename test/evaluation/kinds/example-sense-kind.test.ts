import { describe, expect, it } from 'vitest';
import type { SenseQuestion } from '../../../src/evaluation/generated/sense-questions.js';
import { exampleSenseKind } from '../../../src/evaluation/kinds/example-sense-kind.js';
import type { ExampleSenseSet } from '../../../src/evaluation/sense-dataset.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const questions = [
  ['bank', 'n', ['slope', 'money'], 'money'],
  ['constructor', 'v', ['__proto__', 'toString', 'c3', 'c4'], 'toString'],
  ['dog', 'n', ['animal', 'person'], 'animal'],
].map(([lemma, partOfSpeech, candidates, gold]): SenseQuestion => {
  const place = { sentence: lemma, start: 0, end: `${lemma}`.length, exampleIndex: 0, split: 'test' };
  return { id: `${lemma}#0`, lemma, partOfSpeech, candidates, gold, ...place } as SenseQuestion;
});
const set: ExampleSenseSet = { kind: 'example-senses', questions, findings: [] };

describeTaskKind(exampleSenseKind, () => ({
  set,
  gold: (asked) => asked.questions.map(({ gold }) => [gold]),
  measure: 'accuracy',
  junk: ['money', ['animal'], ['money', 'animal'], ['']],
}));

describe('exampleSenseKind', () => {
  it('shares the credit of ties and takes no answer for a guess', () => {
    const { scores } = exampleSenseKind.score(set, [['slope', 'money'], undefined, ['animal', 'animal']], {
      samples: 100,
    });
    expect(scores.map(({ measure, value }) => [measure, value])).toEqual([
      ['accuracy', (1 / 2 + 1 / 4 + 1) / 3],
      ['accuracy of answered questions', 1.5 / 2],
      ['accuracy of nouns', 1.5 / 2],
      ['accuracy of verbs', 1 / 4],
    ]);
  });

  it('has guessing and the first sense as floors', () => {
    expect(exampleSenseKind.anchors(set, {}).map(({ name, value }) => [name, value])).toEqual([
      ['random', (1 / 2 + 1 / 4 + 1 / 2) / 3],
      ['first sense', 1 / 3],
    ]);
  });

  it('says which keys it expects', () => {
    expect(exampleSenseKind.findFault(set, 0, ['animal'])).toBe('expected keys among slope, money, found "animal".');
  });
});
