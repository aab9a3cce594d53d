import { describe, expect, it } from 'vitest';
import type { RelationQuestion } from '../../../src/evaluation/generated/relation-questions.js';
import { listRelationTuples } from '../../../src/evaluation/generated/relation-tuples.js';

describe('listRelationTuples', () => {
  it('gives the stem with each choice, of which one is right', () => {
    const choice = { relation: 'partMeronym n', isTurned: false } as const;
    const question: RelationQuestion = {
      id: 'dog:tail',
      stem: ['dog', 'tail'],
      choices: [
        { ...choice, words: ['nest', 'bird'], kind: 'other' },
        { ...choice, words: ['house', 'door'], kind: 'solution' },
      ],
      solution: 1,
      relation: 'partMeronym n',
      isTurned: false,
      isSymmetric: false,
      split: 'test',
    };
    expect(listRelationTuples(question)).toEqual([
      { words: ['dog', 'tail', 'nest', 'bird'], isRight: false },
      { words: ['dog', 'tail', 'house', 'door'], isRight: true },
    ]);
  });
});
