import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import type { SenseQuestion } from '../../../src/evaluation/generated/sense-questions.js';
import { type SenseSystem, senseTask } from '../../../src/evaluation/generated/sense-task.js';
import type { TaskSplit } from '../../../src/evaluation/generated/split-by-hash.js';
import { describeTask } from '../../conformance/task.js';

function question(id: string, candidates: readonly string[], split: TaskSplit = 'test'): SenseQuestion {
  const place = { sentence: id, start: 0, end: id.length, lemma: id, partOfSpeech: 'n', exampleIndex: 0 } as const;
  return { id: `${id}#0`, candidates, gold: candidates[0], split, ...place };
}

const questions = [
  question('bank', ['slope', 'money']),
  question('constructor', ['__proto__', 'toString', 'valueOf', '']),
  question('dog', ['animal', 'person'], 'development'),
];

describeTask<SenseSystem>('the sense task', () => ({
  task: senseTask(questions, { split: 'test' }),
  oracle: ({ gold }) => [gold],
  undecided: ({ candidates }) => candidates,
  silent: () => undefined,
}));

const score = (answer: SenseSystem) =>
  senseTask(questions, { split: 'test' }).score({ name: 'x', role: 'model', answer });

describe('senseTask', () => {
  it('asks the questions of its split, with the mean chance of their candidates', () => {
    expect(senseTask(questions, { split: 'test' })).toMatchObject({ size: 2, chance: (1 / 2 + 1 / 4) / 2 });
    expect(senseTask(questions, { split: 'development' })).toMatchObject({ size: 1, chance: 1 / 2 });
  });

  it('lets tied answers share the credit, each counted once', () => {
    expect([...score(({ candidates }) => candidates.slice(0, 2)).credits]).toEqual([1 / 2, 1 / 2]);
    expect([...score(({ gold }) => [gold, gold]).credits]).toEqual([1, 1]);
    expect([...score(({ candidates }) => candidates.slice(1)).credits]).toEqual([0, 0]);
  });

  it('makes an empty answer a guess instead of a silent zero', () => {
    const { credits, isAnswered, coverage } = score(({ id, gold }) => (id === 'bank#0' ? [] : [gold]));
    expect([...credits]).toEqual([1 / 2, 1]);
    expect(isAnswered).toEqual([false, true]);
    expect(coverage).toBe(1 / 2);
  });

  it('throws for an answer that is no candidate, naming the question', () => {
    expect(() => score(() => ['animal'])).toThrow(OptionError);
    expect(() => score(() => ['animal'])).toThrow('the candidates of "bank#0": slope, money');
  });

  it('refuses a split without questions', () => {
    expect(() => senseTask([], { split: 'test' })).toThrow('at least one of the test split');
  });
});
