import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { createAdaptiveLearner } from '../../../src/llm/continual/adaptive-learner.js';
import { createConsolidationLearner } from '../../../src/llm/continual/consolidation-learner.js';
import { createFieldLearner } from '../../../src/llm/continual/field-learner.js';
import { createJointLearner } from '../../../src/llm/continual/joint-learner.js';
import { createNaiveLearner } from '../../../src/llm/continual/naive-learner.js';
import { createSoftLockLearner } from '../../../src/llm/continual/soft-lock-learner.js';
import { createVariationalLearner } from '../../../src/llm/continual/variational-learner.js';
import { describeContinualLearner } from '../../conformance/continual-learner.js';
import { createSmallTasks, smallWidth } from './small-tasks.js';

const options = { width: smallWidth, hidden: [16, 16], steps: 250, learningRate: 0.01, seed: 3 };
const few = { ...options, samples: 3, predictSamples: 10 };

describeContinualLearner('the naive learner', () => createNaiveLearner(options));
describeContinualLearner('the joint learner', () => createJointLearner(options));
describeContinualLearner('elastic weight consolidation', () =>
  createConsolidationLearner({ ...options, strength: 10, fisherExamples: 20 }),
);
describeContinualLearner('variational continual learning', () => createVariationalLearner(few));
describeContinualLearner('adaptive weights', () => createAdaptiveLearner(few));
describeContinualLearner('the soft lock', () => createSoftLockLearner({ ...options, hidden: 16, anchors: 64 }));
describeContinualLearner('the structural field', () => createFieldLearner({ ...options, hidden: 16 }));

describe('createJointLearner', () => {
  it('learns the same as the naive learner from one task, and keeps its examples', async () => {
    const [task] = createSmallTasks();
    if (task === undefined) throw new Error('there are three tasks');
    const joint = createJointLearner(options);
    await joint.fit(task);
    expect(joint.memoryCount).toBe(1000 * (smallWidth + 1));
    expect(joint.parameterCount).toBe(8 * 16 + 16 + 16 * 16 + 16 + 16 * 2 + 2);
  });
});

describe('createConsolidationLearner', () => {
  it('is the naive learner where moving costs nothing, and hardly moves where it costs much', async () => {
    const tasks = createSmallTasks();
    const moved: number[] = [];
    const naive = createNaiveLearner(options);
    for (const task of tasks) await naive.fit(task);
    for (const strength of [0, 1e4]) {
      const learner = createConsolidationLearner({ ...options, strength, fisherExamples: 50 });
      const [first] = tasks;
      if (first === undefined) throw new Error('there are three tasks');
      await learner.fit(first);
      const before = await learner.predict(first.id, first.test.examples);
      for (const task of tasks.slice(1)) await learner.fit(task);
      const after = await learner.predict(first.id, first.test.examples);
      moved.push(after.reduce((most, score, at) => Math.max(most, Math.abs(score - (before[at] as number))), 0));
      if (strength === 0) {
        (await naive.predict(first.id, first.test.examples)).forEach((score, at) => {
          expect(score).toBeCloseTo(after[at] as number, 3);
        });
      }
    }
    expect(moved[1]).toBeLessThan(0.2 * (moved[0] as number));
  });
});

describe('createAdaptiveLearner', () => {
  it('changes nothing before it has learned, and tells intervals that hold the multiplier that is used', async () => {
    const [task] = createSmallTasks();
    if (task === undefined) throw new Error('there are three tasks');
    const [learner, plain] = [createAdaptiveLearner(few), createVariationalLearner(few)];
    for (const own of [learner, plain]) own.addTask(task);
    expect(await learner.predict(task.id, task.test.examples)).toEqual(
      await plain.predict(task.id, task.test.examples),
    );
    const before = learner.adaptation(task.id);
    expect(before.map(({ layer }) => layer)).toEqual(['body.0', 'body.1']);
    expect(before[0]?.posterior[0]).toBeCloseTo(0.1, 6);
    expect(before[0]?.multiplier[0]).toBe(1);
    await learner.fit(task);
    for (const { posterior, multiplier, low, high } of learner.adaptation(task.id)) {
      multiplier.forEach((value, unit) => {
        expect(low[unit]).toBeLessThanOrEqual(value);
        expect(high[unit]).toBeGreaterThanOrEqual(value);
        if ((posterior[unit] as number) < 0.05) expect([low[unit], high[unit]]).toEqual([1, 1]);
      });
    }
    expect(() => learner.adaptation('nowhere')).toThrow(/no task "nowhere"/);
  });
});

it.each([
  ['width', () => createNaiveLearner({ width: 0 })],
  ['hidden', () => createNaiveLearner({ width: 8, hidden: [] })],
  ['learningRate', () => createJointLearner({ width: 8, learningRate: 0 })],
  ['strength', () => createConsolidationLearner({ width: 8, strength: -1 })],
  ['samples', () => createVariationalLearner({ width: 8, samples: 0 })],
  ['prior', () => createAdaptiveLearner({ width: 8, prior: 1 })],
  ['tie', () => createAdaptiveLearner({ width: 8, tie: 2 })],
  ['anchors', () => createSoftLockLearner({ width: 8, anchors: 0 })],
  ['rank', () => createFieldLearner({ width: 8, rank: 0 })],
])('learners refuse an option "%s" out of range', (name, create) => {
  expect(create).toThrow(OptionError);
  expect(create).toThrow(new RegExp(`"${name}"`));
});
