import { requireOption } from '../../errors.js';
import { createAdaptiveLearner } from './adaptive-learner.js';
import { createConsolidationLearner } from './consolidation-learner.js';
import type { ContinualLearner, ContinualTask } from './continual-learner.js';
import { type ContinualEvaluation, type EvaluateContinualOptions, evaluateContinual } from './evaluate-continual.js';
import { createFieldLearner } from './field-learner.js';
import type { LearnerOptions } from './headed-network.js';
import { createJointLearner } from './joint-learner.js';
import { createNaiveLearner } from './naive-learner.js';
import { createSoftLockLearner } from './soft-lock-learner.js';
import { createVariationalLearner } from './variational-learner.js';

/** The methods that learn one task after the other; `joint` sees all at once. */
export const learnerMethods = ['naive', 'joint', 'ewc', 'vcl', 'claw', 'soft-lock', 'field'] as const;

/** The name of a method of continual learning. */
export type LearnerMethod = (typeof learnerMethods)[number];

/** Options of {@link createLearner}. */
export interface CreateLearnerOptions extends Omit<LearnerOptions, 'hidden'> {
  /** How much moving a number costs with `ewc`; default 100. */
  readonly strength?: number | undefined;
  /** How much it costs the field to change at its anchors with `soft-lock`; default 10. */
  readonly lockWeight?: number | undefined;
}

/**
 * Makes a learner by the name of its method.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createLearner('vcl', { width: 64, seed: 1 });
 */
export function createLearner(method: LearnerMethod, options: CreateLearnerOptions): ContinualLearner {
  const { strength, lockWeight, ...base } = options;
  switch (method) {
    case 'naive':
      return createNaiveLearner(base);
    case 'joint':
      return createJointLearner(base);
    case 'ewc':
      return createConsolidationLearner({ ...base, strength });
    case 'vcl':
      return createVariationalLearner(base);
    case 'claw':
      return createAdaptiveLearner(base);
    case 'soft-lock':
      return createSoftLockLearner({ ...base, weight: lockWeight });
    case 'field':
      return createFieldLearner({ ...base, rank: 8 });
  }
}

/** What one method keeps and gains over some seeds. */
export interface LearnerComparison {
  readonly method: LearnerMethod;
  readonly tasks: readonly string[];
  /** One evaluation a seed. */
  readonly runs: readonly (ContinualEvaluation & { readonly seed: number })[];
  /** Row t holds the mean accuracies on all tasks after task t was learned. */
  readonly matrix: readonly (readonly number[])[];
}

/** Options of {@link compareLearners}. */
export interface CompareLearnersOptions extends Omit<CreateLearnerOptions, 'width' | 'seed'> {
  readonly methods: readonly LearnerMethod[];
  /** One run of each method for each of them. */
  readonly seeds: readonly number[];
  readonly signal?: AbortSignal | undefined;
  /** Is told what is done and the share of all work that is done, from 0 to 1. */
  readonly onProgress?: EvaluateContinualOptions['onProgress'];
}

/**
 * Lets each method learn the same tasks one after the other, once for each seed.
 *
 * @param tasks their vectors are standardised already.
 * @throws OptionError when there is no method, seed or task, or an option is out of range; the signal's reason when it is aborted.
 */
export async function compareLearners(
  tasks: readonly ContinualTask<Float32Array>[],
  options: CompareLearnersOptions,
): Promise<LearnerComparison[]> {
  const { methods, seeds, signal, onProgress, ...learning } = options;
  for (const [name, list] of Object.entries({ methods, seeds, tasks })) {
    requireOption(list.length > 0, name, list, 'at least one');
  }
  const width = tasks[0]?.train.examples[0]?.length ?? 1;
  const total = methods.length * seeds.length;
  const comparisons: LearnerComparison[] = [];
  for (const [place, method] of methods.entries()) {
    const runs: LearnerComparison['runs'][number][] = [];
    for (const [turn, seed] of seeds.entries()) {
      const done = place * seeds.length + turn;
      const evaluation = await evaluateContinual(createLearner(method, { ...learning, width, seed }), tasks, {
        signal,
        onProgress: (task, share) => onProgress?.(`${method}: ${task}`, (done + share) / total),
      });
      runs.push({ ...evaluation, seed });
    }
    const matrix = tasks.map((_, after) =>
      tasks.map((_task, at) => runs.reduce((sum, run) => sum + (run.matrix[after]?.[at] as number), 0) / runs.length),
    );
    comparisons.push({ method, tasks: tasks.map(({ id }) => id), runs, matrix });
  }
  return comparisons;
}
