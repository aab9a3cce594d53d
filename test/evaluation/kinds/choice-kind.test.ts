import type { ChoiceQuestion } from '../../../src/evaluation/dataset.js';
import { choiceKind } from '../../../src/evaluation/kinds/choice-kind.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const questions = ['saber saw', 'constructor toString', '__proto__ x'].map((stem, place): ChoiceQuestion => {
  const choices = [['jigsaw'], ['saber'], ['saw'], ['proverb']];
  return { id: `${place}`, stem: stem.split(' '), choices, solution: place };
});

describeTaskKind(choiceKind, () => ({
  set: { kind: 'choices', questions, findings: [] },
  gold: (set) => set.questions.map(({ choices, solution }) => choices.map((_, place) => (place === solution ? 1 : 0))),
  measure: 'accuracy',
  junk: ['1 0 0 0', 1, [1, 0, 0], [1, 0, 0, Number.NaN], [1, 0, 0, '0'], [1, 0, 0, undefined], ['a', 'b', 'c', 'd']],
}));
