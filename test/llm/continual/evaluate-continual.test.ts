import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import type { ContinualLearner } from '../../../src/llm/continual/continual-learner.js';
import { accuracyOf, evaluateContinual } from '../../../src/llm/continual/evaluate-continual.js';

/** Answers 1 for the tasks in `right` and 0 for others, and forgets a task when the next is learned. */
function createForgetful(): ContinualLearner<number> {
  let last: string | undefined;
  let learned = 0;
  return {
    method: 'forgetful',
    get parameterCount() {
      return learned;
    },
    memoryCount: 7,
    addTask: () => undefined,
    async fit({ id }, { onShare } = {}) {
      last = id;
      learned++;
      onShare?.(1);
    },
    predict: async (id, examples) =>
      Float32Array.from(examples.flatMap((label) => (id === last && label === 1 ? [0, 1] : [0, 0]))),
  };
}

const part = { examples: [1, 0, 1, 0], labels: Uint32Array.of(1, 0, 1, 0) };
const tasks = ['constructor', '__proto__', ''].map((id) => ({ id, classes: 2, train: part, test: part }));

describe('evaluateContinual', () => {
  it('scores all tasks before and after each', async () => {
    const told: [string, number][] = [];
    const result = await evaluateContinual(createForgetful(), tasks, {
      onProgress: (task, share) => told.push([task, share]),
    });
    expect(result.before).toEqual([0.5, 0.5, 0.5]);
    expect(result.matrix).toEqual([
      [1, 0.5, 0.5],
      [0.5, 1, 0.5],
      [0.5, 0.5, 1],
    ]);
    // ACC = (.5 + .5 + 1) / 3, BWT = FWT of untrained heads = ((.5 - 1) + (.5 - 1)) / 2 and 0.
    expect(result.scores).toEqual({
      accuracy: 2 / 3,
      backwardTransfer: -0.5,
      forwardTransfer: 0,
      forgetting: 0.5,
    });
    expect([result.parameters, result.memory]).toEqual([
      [1, 2, 3],
      [7, 7, 7],
    ]);
    expect(result.seconds).toHaveLength(3);
    expect(told).toEqual([
      ['constructor', 1 / 3],
      ['__proto__', 2 / 3],
      ['', 1],
    ]);
  });

  it('counts what cannot be asked as wrong', async () => {
    const task = { ...(tasks[0] as (typeof tasks)[0]), unanswered: 4 };
    expect(await accuracyOf(createForgetful(), task)).toBe(0.25);
    const empty = { examples: [], labels: new Uint32Array() };
    expect(await accuracyOf(createForgetful(), { ...task, test: empty })).toBe(0);
    await expect(accuracyOf(createForgetful(), { ...task, test: empty, unanswered: 0 })).rejects.toThrow(OptionError);
  });

  it('refuses no task, and two of one name', async () => {
    await expect(evaluateContinual(createForgetful(), [])).rejects.toThrow(OptionError);
    await expect(evaluateContinual(createForgetful(), [...tasks, ...tasks])).rejects.toThrow(/different names/);
  });
});
