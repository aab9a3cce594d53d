import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import type {
  NounModifierChoice,
  NounModifierQuestion,
} from '../../../src/evaluation/generated/noun-modifier-questions.js';
import {
  type NounModifierSystem,
  nounModifierTask,
  spellingSystem,
} from '../../../src/evaluation/generated/noun-modifier-task.js';
import type { TaskSplit } from '../../../src/evaluation/generated/split-by-hash.js';
import { describeTask } from '../../conformance/task.js';

const kinds = ['solution', 'modifier', 'head', 'nearModifier', 'nearHead', 'random', 'random'] as const;

/** Makes a question whose first word is the solution, second the modifier, third the head. */
function question(words: string, split: TaskSplit = 'test'): NounModifierQuestion {
  const [solution, a, b, ...others] = words.split(' ');
  const stem = [a, b] as const;
  const choices = [solution, a, b, ...others].map((word, i): NounModifierChoice => ({ word, kind: kinds[i], stem }));
  return { id: `${a} ${b}`, stem, choices, solution: 0, synset: solution, split };
}

const questions = [
  question('kennel dog house hound home tree cloud'),
  question('constructor house builder home maker sea toString'),
  question('doghouse hound shelter cat roof salt pepper', 'development'),
];
const solutions = new Set(questions.map(({ choices }) => choices[0]));

for (const choices of [7, 14] as const) {
  describeTask<NounModifierSystem>(`the noun-modifier task with ${choices} choices`, () => ({
    task: nounModifierTask(questions, { choices, split: 'test' }),
    oracle: (choice) => (solutions.has(choice) ? 1 : 0),
    undecided: () => 0,
    silent: () => undefined,
  }));
}

const score = (answer: NounModifierSystem, options: Partial<Parameters<typeof nounModifierTask>[1]> = {}) =>
  nounModifierTask(questions, { choices: 7, split: 'test', ...options }).score({ name: 'x', role: 'model', answer });

describe('nounModifierTask', () => {
  it('asks the questions of its split', () => {
    expect(nounModifierTask(questions, { choices: 7, split: 'test' })).toMatchObject({ size: 2, chance: 1 / 7 });
    expect(nounModifierTask(questions, { choices: 14, split: 'development' })).toMatchObject({
      size: 1,
      chance: 1 / 14,
    });
  });

  it('lets tied choices share the credit', () => {
    // The solution ties with one other choice in the first question, and is alone in the second.
    const answer: NounModifierSystem = ({ word }) => Number(['kennel', 'cloud', 'constructor'].includes(word));
    expect([...score(answer).credits]).toEqual([1 / 2, 1]);
  });

  it('halves the credit of a system that is deaf to order when stems are turned round too', () => {
    const deaf: NounModifierSystem = ({ word }) => Number(['kennel', 'constructor'].includes(word));
    expect(score(deaf).accuracy.mean).toBe(1);
    expect(score(deaf, { choices: 14 }).accuracy.mean).toBe(1 / 2);
  });

  it('makes a question with an unknown word a guess, and not answered', () => {
    const answer: NounModifierSystem = ({ word }) => (word === 'cloud' ? undefined : Number(word === 'kennel'));
    const { credits, isAnswered, coverage } = score(answer);
    expect(credits[0]).toBe(1 / 7);
    expect(isAnswered).toEqual([false, true]);
    expect(coverage).toBe(1 / 2);
  });

  it('can rank unknown words lowest instead, and still not count the question as answered', () => {
    const answer: NounModifierSystem = ({ word }) => (word === 'cloud' ? undefined : Number(word === 'kennel'));
    const { credits, isAnswered, coverage } = score(answer, { missingChoices: 'lowest' });
    expect(credits[0]).toBe(1);
    expect(isAnswered).toEqual([false, true]);
    expect(coverage).toBe(1 / 2);
  });

  it('refuses another number of choices, and a split without questions', () => {
    expect(() => nounModifierTask(questions, { choices: 5 as 7, split: 'test' })).toThrow(OptionError);
    expect(() => nounModifierTask([], { choices: 7, split: 'test' })).toThrow('at least one of the test split');
  });
});

describe('spellingSystem', () => {
  const choice = (word: string): NounModifierChoice => ({ word, kind: 'random', stem: ['dog', 'house'] });

  it('counts the longest stretch of letters that the choice shares with the stem', () => {
    expect(spellingSystem(choice('doghouse'))).toBe('house'.length);
    expect(spellingSystem(choice('housing'))).toBe('hous'.length);
    expect(spellingSystem(choice('xyz'))).toBe(0);
    expect(spellingSystem(choice(''))).toBe(0);
  });

  it('gives modifier and head nothing', () => {
    expect([choice('dog'), choice('house')].map(spellingSystem)).toEqual([0, 0]);
  });
});
