import { ShapeError } from '../../errors.js';
import { bootstrapMean, type Interval } from '../statistics/bootstrap.js';
import type { NamedSystem, TaskScore } from './task.js';

/**
 * Makes a task score of the credit of each question and which of them could be answered.
 *
 * @param options.seed of the bootstrap, default 1.
 * @throws ShapeError when there are no questions, or the lists differ in length.
 */
export function scoreCredits(
  { name, role }: Pick<NamedSystem<unknown>, 'name' | 'role'>,
  credits: Float64Array,
  isAnswered: readonly boolean[],
  options: { readonly seed?: number } = {},
): TaskScore {
  if (isAnswered.length !== credits.length) {
    throw new ShapeError('scoreCredits', `${isAnswered.length} answers`, `${credits.length}, one a credit`);
  }
  const answered = credits.filter((_, question) => isAnswered[question]);
  const accuracy = bootstrapMean(credits, options);
  return {
    system: name,
    role,
    accuracy,
    coverage: answered.length / credits.length,
    answered: scoreAnswered(),
    credits,
    isAnswered,
  };

  function scoreAnswered(): Interval | undefined {
    if (answered.length === 0) return undefined;
    return answered.length === credits.length ? accuracy : bootstrapMean(answered, options);
  }
}
