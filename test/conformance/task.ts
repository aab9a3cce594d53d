import { describe, expect, it } from 'vitest';
import type { NamedSystem, Task } from '../../src/evaluation/generated/task.js';

/** A task with systems whose scores are known beforehand. */
export interface TaskCase<System> {
  readonly task: Task<System>;
  /** Answers every question rightly. */
  readonly oracle: System;
  /** Answers every question with a tie of all its choices. */
  readonly undecided: System;
  /** Cannot answer any question. */
  readonly silent: System;
}

/** Checks that a task keeps the contract of `Task`. */
export function describeTask<System>(name: string, create: () => TaskCase<System>): void {
  describe(`${name} keeps the Task contract`, () => {
    const { task, oracle, undecided, silent } = create();
    const named = (answer: System): NamedSystem<System> => ({ name: 'constructor', role: 'model', answer });

    it('has an id, a title, a split and at least one question', () => {
      expect(task.id).toMatch(/^[a-z0-9-]+$/);
      expect(task.title).not.toBe('');
      expect(['development', 'test']).toContain(task.split);
      expect(task.size).toSatisfy(Number.isInteger);
      expect(task.size).toBeGreaterThan(0);
    });

    it('has a chance between 0 and 1', () => {
      expect(task.chance).toBeGreaterThan(0);
      expect(task.chance).toBeLessThan(1);
    });

    it('hands on the name and role of the system', () => {
      expect(task.score(named(oracle))).toMatchObject({ system: 'constructor', role: 'model' });
    });

    it('gives the oracle full credit and coverage', () => {
      const { accuracy, coverage, answered } = task.score(named(oracle));
      expect(accuracy).toEqual({ mean: 1, low: 1, high: 1 });
      expect(answered).toEqual(accuracy);
      expect(coverage).toBe(1);
    });

    it('gives a system that ties all choices chance, all questions answered', () => {
      const { accuracy, coverage, answered } = task.score(named(undecided));
      expect(accuracy.mean).toBeCloseTo(task.chance, 12);
      expect(answered?.mean).toBeCloseTo(task.chance, 12);
      expect(coverage).toBe(1);
    });

    it('gives a system that cannot answer chance instead of a silent zero, and says so', () => {
      const { accuracy, coverage, answered, isAnswered } = task.score(named(silent));
      expect(accuracy.mean).toBeCloseTo(task.chance, 12);
      expect(coverage).toBe(0);
      expect(answered).toBeUndefined();
      expect(isAnswered).not.toContain(true);
    });

    it('gives the credit of each question, whose mean is the accuracy', () => {
      for (const system of [oracle, undecided, silent].map(named)) {
        const { credits, isAnswered, accuracy, coverage } = task.score(system);
        expect(credits).toHaveLength(task.size);
        expect(isAnswered).toHaveLength(task.size);
        for (const credit of credits) {
          expect(credit).toBeGreaterThanOrEqual(0);
          expect(credit).toBeLessThanOrEqual(1);
        }
        expect(accuracy.mean).toBeCloseTo(credits.reduce((sum, credit) => sum + credit, 0) / task.size, 12);
        expect(coverage).toBeCloseTo(isAnswered.filter(Boolean).length / task.size, 12);
        expect(accuracy.low).toBeLessThanOrEqual(accuracy.mean + 1e-12);
        expect(accuracy.high).toBeGreaterThanOrEqual(accuracy.mean - 1e-12);
      }
    });

    it('gives the same score at every call and to every copy', () => {
      const first = task.score(named(undecided));
      expect(task.score(named(undecided))).toEqual(first);
      expect(create().task.score(named(undecided))).toEqual(first);
    });
  });
}
