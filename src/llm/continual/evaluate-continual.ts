import { OptionError, requireOption } from '../../errors.js';
import type { ContinualLearner, ContinualTask } from './continual-learner.js';
import { type ContinualScores, scoreContinual } from './continual-scores.js';

/** Options of {@link evaluateContinual}. */
export interface EvaluateContinualOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told the task that is learned and the share of all work that is done, from 0 to 1. */
  readonly onProgress?: ((task: string, share: number) => void) | undefined;
}

/** What a learner of some tasks keeps and gains, and what it costs. */
export interface ContinualEvaluation {
  readonly method: string;
  readonly tasks: readonly string[];
  /** Row t holds the accuracies on all tasks after task t was learned, those that are yet to come included. */
  readonly matrix: readonly (readonly number[])[];
  /** The accuracies before anything was learned, with heads as they begin. */
  readonly before: readonly number[];
  /** Forward transfer is measured against `before`; with a head for each task it is about 0 by design. */
  readonly scores: ContinualScores;
  /** How many numbers the answers depend on, after each task. */
  readonly parameters: readonly number[];
  /** How many numbers are kept besides for learning on, after each task. */
  readonly memory: readonly number[];
  /** Seconds of learning, task by task. */
  readonly seconds: readonly number[];
}

/**
 * Lets a learner learn tasks one after the other, and scores it on all of them after each.
 *
 * @throws OptionError when there is no task, two have one name, or one has no test; the signal's reason when it is aborted.
 * @example const { scores } = await evaluateContinual(createNaiveLearner({ width: 64 }), tasks);
 */
export async function evaluateContinual<Example>(
  learner: ContinualLearner<Example>,
  tasks: readonly ContinualTask<Example>[],
  options: EvaluateContinualOptions = {},
): Promise<ContinualEvaluation> {
  const { signal, onProgress } = options;
  const ids = tasks.map(({ id }) => id);
  requireOption(tasks.length > 0, 'tasks', tasks.length, 'at least one');
  if (new Set(ids).size !== ids.length) throw new OptionError('tasks', ids, 'tasks of different names');
  for (const task of tasks) learner.addTask(task);
  const accuracies = async (): Promise<number[]> => {
    const row: number[] = [];
    for (const task of tasks) row.push(await accuracyOf(learner, task, { signal }));
    return row;
  };
  const before = await accuracies();
  const matrix: number[][] = [];
  const parameters: number[] = [];
  const memory: number[] = [];
  const seconds: number[] = [];
  for (const [place, task] of tasks.entries()) {
    const begun = performance.now();
    const onShare = (share: number): void => onProgress?.(task.id, (place + share) / tasks.length);
    await learner.fit(task, { signal, onShare });
    seconds.push((performance.now() - begun) / 1000);
    matrix.push(await accuracies());
    parameters.push(learner.parameterCount);
    memory.push(learner.memoryCount);
  }
  const scores = scoreContinual(matrix, { chance: before });
  return { method: learner.method, tasks: ids, matrix, before, scores, parameters, memory, seconds };
}

/**
 * Returns the share of the test of a task that a learner gets right, the first of equal scores being its answer; what it cannot be asked
 * about is wrong.
 *
 * @throws OptionError when the test is empty.
 */
export async function accuracyOf<Example>(
  learner: Pick<ContinualLearner<Example>, 'predict'>,
  { id, classes, test: { examples, labels }, unanswered = 0 }: ContinualTask<Example>,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  requireOption(examples.length + unanswered > 0, 'test', id, 'a task with something to score');
  const scores = await learner.predict(id, examples, { signal });
  let right = 0;
  for (let row = 0; row < examples.length; row++) {
    let best = 0;
    for (let label = 1; label < classes; label++) {
      if ((scores[row * classes + label] as number) > (scores[row * classes + best] as number)) best = label;
    }
    if (best === labels[row]) right++;
  }
  return right / (examples.length + unanswered);
}
