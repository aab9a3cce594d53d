import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import type { ContinualLearner } from '../../src/llm/continual/continual-learner.js';
import { accuracyOf } from '../../src/llm/continual/evaluate-continual.js';
import { createSmallTasks } from '../llm/continual/small-tasks.js';

/** Checks that a learner over vectors of 8 numbers keeps the contract of `ContinualLearner`; `create` gives the same learner each time. */
export function describeContinualLearner(name: string, create: () => ContinualLearner): void {
  describe(`${name} keeps the ContinualLearner contract`, () => {
    const [first, second] = createSmallTasks() as [
      ReturnType<typeof createSmallTasks>[number],
      ReturnType<typeof createSmallTasks>[number],
    ];
    const learner = create();
    let early = new Float32Array();
    let counts: number[] = [];
    beforeAll(async () => {
      learner.addTask(first);
      early = new Float32Array(await learner.predict(first.id, first.test.examples));
      await learner.fit(first);
      counts = [learner.parameterCount];
      await learner.fit(second);
      counts.push(learner.parameterCount);
    });

    it('has a name, and counts the numbers of what it learned', () => {
      expect(learner.method).not.toBe('');
      expect(counts[0]).toBeGreaterThan(0);
      expect(counts[1]).toBeGreaterThan(counts[0] as number);
      expect(learner.memoryCount).toBeGreaterThanOrEqual(0);
      expect(create().parameterCount).toBeLessThan(counts[0] as number);
    });

    it('answers before it has learned, with a score of each label for each example', () => {
      expect(early).toHaveLength(200);
      expect(early.every(Number.isFinite)).toBe(true);
    });

    it('learns a task that a line tells', async () => {
      expect(await accuracyOf(learner, second)).toBeGreaterThan(0.85);
    });

    it('answers the same question the same, whatever else is asked', async () => {
      const all = await learner.predict(first.id, first.test.examples);
      expect(await learner.predict(first.id, first.test.examples)).toEqual(all);
      const [one] = first.test.examples;
      const alone = await learner.predict(first.id, [one as Float32Array]);
      alone.forEach((score, label) => {
        expect(score).toBeCloseTo(all[label] as number, 5);
      });
      expect(await learner.predict(first.id, [])).toHaveLength(0);
    });

    it('learns the same from the same seed', async () => {
      const again = create();
      again.addTask(first);
      for (const task of [first, second]) await again.fit(task);
      for (const task of [first, second]) {
        expect(await again.predict(task.id, task.test.examples)).toEqual(
          await learner.predict(task.id, task.test.examples),
        );
      }
    });

    it('tells how far it is, up to 1, and stops with the reason of its signal', async () => {
      const shares: number[] = [];
      const own = create();
      await own.fit(first, { onShare: (share) => shares.push(share) });
      expect(shares.at(-1)).toBeCloseTo(1, 9);
      expect(shares.every((share, at) => share >= (shares[at - 1] ?? 0))).toBe(true);
      const stop = new AbortController();
      const onShare = (): void => stop.abort(new Error('enough'));
      await expect(create().fit(first, { signal: stop.signal, onShare })).rejects.toThrow('enough');
    });

    it('refuses tasks that it was never told of, and examples that do not fit', async () => {
      await expect(learner.predict('nowhere', first.test.examples)).rejects.toThrow(/no task "nowhere"/);
      const empty = { examples: [], labels: new Uint32Array() };
      await expect(create().fit({ ...first, train: empty })).rejects.toThrow(OptionError);
      const odd = { examples: first.train.examples, labels: first.train.labels.map((label) => label + 1) };
      await expect(create().fit({ ...first, train: odd })).rejects.toThrow(OptionError);
      await expect(learner.predict(first.id, [new Float32Array(3)])).rejects.toThrow(/expected 8/);
    });
  });
}
