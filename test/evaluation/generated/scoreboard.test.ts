import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { scoreCredits } from '../../../src/evaluation/generated/score-credits.js';
import { makeScoreboard } from '../../../src/evaluation/generated/scoreboard.js';
import type { NamedSystem, SystemRole, Task } from '../../../src/evaluation/generated/task.js';
import { bootstrapDifference } from '../../../src/evaluation/statistics/bootstrap.js';

/** A system here is its list of credits, undefined where it cannot answer a question, which is then worth 1/2. */
type Credits = readonly (number | undefined)[];

const task: Task<Credits> = {
  id: 'toy',
  title: 'Toy',
  split: 'test',
  size: 4,
  chance: 1 / 2,
  score: (system) =>
    scoreCredits(
      system,
      Float64Array.from(system.answer, (credit) => credit ?? 1 / 2),
      system.answer.map((credit) => credit !== undefined),
    ),
};

const system = (name: string, role: SystemRole, ...answer: Credits): NamedSystem<Credits> => ({ name, role, answer });

const early = system('early', 'baseline', 1, 0, 0, 0);
const late = system('late', 'baseline', 0, 0, 1, 1);
const rival = system('rival', 'comparison', 1, 1, 1, 1);
const model = system('constructor', 'model', 1, 1, undefined, undefined);
const weak = system('weak', 'model', 0, 0, 0, 0);

describe('makeScoreboard', () => {
  const board = makeScoreboard(task, [early, late, rival, weak, model]);

  it('describes the task and lists the systems in the order given, without their items', () => {
    expect(board).toMatchObject({ task: 'toy', title: 'Toy', split: 'test', questions: 4, chance: 1 / 2 });
    expect(board.scores.map(({ system: name }) => name)).toEqual(['early', 'late', 'rival', 'weak', 'constructor']);
    expect(board.scores[0]).not.toHaveProperty('credits');
    expect(board.scores[0]).not.toHaveProperty('isAnswered');
    expect(board.scores[4]).toMatchObject({ coverage: 1 / 2, accuracy: { mean: (1 + 1 + 0.5 + 0.5) / 4 } });
  });

  it('holds the best model against the best baseline over all questions', () => {
    // The model has 3 / 4, late 2 / 4, early 1 / 4; the comparison, though better than all, is neither.
    expect(board.overall).toMatchObject({ model: 'constructor', baseline: 'late', difference: { mean: 1 / 4 } });
    expect(board.overall.difference).toEqual(bootstrapDifference([1, 1, 0.5, 0.5], [0, 0, 1, 1]));
  });

  it('holds it, over the questions that the model answered, against the baseline that is best on those', () => {
    // On the first two questions early has 1 / 2 and late 0.
    expect(board.answered).toMatchObject({ model: 'constructor', baseline: 'early', difference: { mean: 1 / 2 } });
    expect(board.answered?.difference).toEqual(bootstrapDifference([1, 1], [1, 0]));
  });

  it('has no comparison over answered questions when the model answered none', () => {
    const silent = system('silent', 'model', undefined, undefined, undefined, undefined);
    expect(makeScoreboard(task, [silent, early]).answered).toBeUndefined();
  });

  it('goes by name when systems are equally good', () => {
    const twins = [system('b', 'model', 1, 0, 0, 0), system('a', 'model', 0, 1, 0, 0)];
    const bases = [system('z', 'baseline', 1, 0, 0, 0), system('__proto__', 'baseline', 0, 1, 0, 0)];
    expect(makeScoreboard(task, [...twins, ...bases]).overall).toMatchObject({ model: 'a', baseline: '__proto__' });
  });

  it('throws OptionError without a model or without a baseline', () => {
    expect(() => makeScoreboard(task, [early, rival])).toThrow(OptionError);
    expect(() => makeScoreboard(task, [early, rival])).toThrow('at least one model');
    expect(() => makeScoreboard(task, [model, rival])).toThrow('at least one baseline');
  });
});
