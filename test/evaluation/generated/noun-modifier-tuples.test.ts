import { describe, expect, it } from 'vitest';
import type { ChoiceQuestion } from '../../../src/evaluation/dataset.js';
import type { NounModifierQuestion } from '../../../src/evaluation/generated/noun-modifier-questions.js';
import { excludePublished, listNounModifierTuples } from '../../../src/evaluation/generated/noun-modifier-tuples.js';

function question([a, b]: readonly [string, string], solution: string): NounModifierQuestion {
  const stem = [a, b] as const;
  const choices = [a, solution, b].map((word) => ({ word, kind: 'random' as const, stem }));
  return { id: `${a} ${b}`, stem, choices, solution: 1, synset: '1-n', split: 'development' };
}

function publish(stem: readonly string[], solution: string): ChoiceQuestion {
  return { id: stem.join(' '), stem, choices: [[solution], ...stem.map((word) => [word])], solution: 0 };
}

describe('listNounModifierTuples', () => {
  it('gives each choice with the stem both ways round, of which one is right', () => {
    const tuples = listNounModifierTuples(question(['dog', 'house'], 'kennel'));
    expect(tuples).toHaveLength(6);
    expect(tuples.filter(({ isRight }) => isRight)).toEqual([{ words: ['dog', 'house', 'kennel'], isRight: true }]);
    expect(tuples).toContainEqual({ words: ['house', 'dog', 'kennel'], isRight: false });
  });
});

describe('excludePublished', () => {
  const questions = [
    question(['dog', 'house'], 'kennel'),
    question(['bird', 'house'], 'aviary'),
    question(['sea', 'dog'], 'sailor'),
  ];

  it('leaves out a published stem in either order, and a published solution', () => {
    const stems = (published: readonly ChoiceQuestion[]) => excludePublished(questions, published).map(({ id }) => id);
    expect(stems([publish(['house', 'dog'], 'x'), publish(['x', 'y'], 'sailor')])).toEqual(['bird house']);
    expect(stems([publish(['bird', 'house'], 'constructor')])).toEqual(['dog house', 'sea dog']);
  });

  it('leaves all where nothing is published, and one that only chooses a published solution wrongly', () => {
    expect(excludePublished(questions, [])).toEqual(questions);
    expect(excludePublished(questions, [publish(['x', 'y'], 'house')])).toEqual(questions);
  });
});
