import { requireOption, ShapeError } from '../../errors.js';
import { meanOf } from '../../matrix/mean.js';

/** What a learner of one task after the other keeps and gains. */
export interface ContinualScores {
  /** The mean accuracy on all tasks when all are learned. */
  readonly accuracy: number;
  /** The mean change on a task from when it was learned to the end: below 0 where it is forgotten; undefined for one task. */
  readonly backwardTransfer: number | undefined;
  /**
   * The mean difference, on a task just before it is learned, to a learner that knows nothing; undefined for one task, or where chance
   * levels are not given.
   */
  readonly forwardTransfer: number | undefined;
  /** The mean loss on a task from its best to the end (Chaudhry et al. 2018); undefined for one task. */
  readonly forgetting: number | undefined;
}

/**
 * Summarises the accuracies of a learner on tasks that it learns one after the other (Lopez-Paz & Ranzato 2017, equations 2 to 4).
 *
 * @param matrix row t holds the accuracies on all tasks after task t was learned; square.
 * @param options.chance the accuracy on each task of a learner that knows nothing.
 * @throws ShapeError when the matrix is not square or chance levels are not one a task; OptionError when there is no task.
 * @example scoreContinual([[0.9, 0.5], [0.6, 0.8]]).backwardTransfer // 0.6 - 0.9
 */
export function scoreContinual(
  matrix: readonly (readonly number[])[],
  options: { readonly chance?: readonly number[] | undefined } = {},
): ContinualScores {
  const { chance } = options;
  const tasks = matrix.length;
  requireOption(tasks > 0, 'matrix', tasks, 'at least one task');
  const odd = matrix.find((row) => row.length !== tasks);
  if (odd !== undefined) throw new ShapeError('scoreContinual', `${odd.length} accuracies`, `${tasks}, one a task`);
  if (chance !== undefined && chance.length !== tasks) {
    throw new ShapeError('scoreContinual', `${chance.length} chance levels`, `${tasks}, one a task`);
  }
  const at = (after: number, task: number): number => (matrix[after] as readonly number[])[task] as number;
  const earlier = Array.from({ length: tasks - 1 }, (_, task) => task);
  const last = tasks - 1;
  const knownMean = (values: readonly number[]): number | undefined =>
    values.length === 0 ? undefined : meanOf(values);
  return {
    accuracy: knownMean(matrix[last] as readonly number[]) as number,
    backwardTransfer: knownMean(earlier.map((task) => at(last, task) - at(task, task))),
    forwardTransfer: chance && knownMean(earlier.map((task) => at(task, task + 1) - (chance[task + 1] as number))),
    forgetting: knownMean(
      earlier.map((task) => {
        const before = earlier.filter((after) => after >= task).map((after) => at(after, task));
        return Math.max(...before) - at(last, task);
      }),
    ),
  };
}
