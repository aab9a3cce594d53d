import { ShapeError } from '../errors.js';
import { bootstrapMean } from './bootstrap.js';
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
  return {
    system: name,
    role,
    accuracy: bootstrapMean(credits, options),
    coverage: answered.length / credits.length,
    answered: answered.length === 0 ? undefined : bootstrapMean(answered, options),
    credits,
    isAnswered,
  };
}
