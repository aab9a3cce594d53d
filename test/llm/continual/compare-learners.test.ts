import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { compareLearners, createLearner, learnerMethods } from '../../../src/llm/continual/compare-learners.js';
import { createSmallTasks, smallWidth } from './small-tasks.js';

const tasks = createSmallTasks(['constructor', '__proto__']);

describe('compareLearners', () => {
  it('runs each method with each seed, and means their accuracies', async () => {
    const shares: number[] = [];
    const comparisons = await compareLearners(tasks, {
      ...{ methods: ['naive', 'field'], seeds: [1, 2], steps: 20 },
      onProgress: (_, share) => shares.push(share),
    });
    expect(comparisons.map(({ method }) => method)).toEqual(['naive', 'field']);
    for (const { runs, matrix } of comparisons) {
      expect(runs.map(({ seed }) => seed)).toEqual([1, 2]);
      const [first, second] = runs.map((run) => run.matrix[1]?.[0] as number);
      expect(matrix[1]?.[0]).toBeCloseTo(((first ?? 0) + (second ?? 0)) / 2, 12);
    }
    expect(shares.at(-1)).toBe(1);
  });

  it('refuses no method, no seed and no task', async () => {
    await expect(compareLearners(tasks, { methods: [], seeds: [1] })).rejects.toThrow(OptionError);
    await expect(compareLearners(tasks, { methods: ['naive'], seeds: [] })).rejects.toThrow(OptionError);
    await expect(compareLearners([], { methods: ['naive'], seeds: [1] })).rejects.toThrow(OptionError);
  });
});

describe('createLearner', () => {
  it.each(learnerMethods)('makes the learner that is called %s', (method) => {
    expect(createLearner(method, { width: smallWidth }).method).toBe(method);
  });
});
