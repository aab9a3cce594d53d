import { compareText } from '../corpus/count-contexts.js';
import { FileFormatError, ShapeError } from '../errors.js';
import type { AnyAnswer, Dataset } from './any-dataset.js';
import type { KindOptions } from './kinds/task-kind.js';
import { taskKindOf } from './kinds/task-kinds.js';
import type { TaskResult } from './task-result.js';

/** The part of a result that comes from the items. */
export type AnswerScores = Pick<TaskResult, 'counts' | 'coverage' | 'missing' | 'scores' | 'items'> &
  Partial<Pick<TaskResult, 'confusion'>>;

/**
 * Scores what a system said of each item, as a result keeps it; the same answers give the same scores.
 *
 * @param options.source names where the answers come from, for messages.
 * @throws ShapeError where there are not as many answers as items; FileFormatError, naming the item and what was expected,
 * where an answer is none of the kind.
 */
export function scoreAnswers(
  set: Dataset,
  items: TaskResult['items'],
  options: KindOptions & { readonly source: string },
): AnswerScores {
  const kind = taskKindOf(set);
  const answers = checkAnswers(set, items, options.source);
  const { answered, scores, confusion } = kind.score(set, answers, options);
  const missing = new Set(items.flatMap((item) => item.missing ?? []));
  return {
    counts: { items: items.length, answered },
    coverage: items.length === 0 ? 0 : answered / items.length,
    missing: [...missing].sort(compareText),
    scores: [...scores],
    ...(confusion !== undefined && { confusion: [...confusion] }),
    items,
  };
}

/** Returns the answers to a data set's items, undefined where there is none. @throws as {@link scoreAnswers}. */
export function checkAnswers(set: Dataset, items: TaskResult['items'], source: string): (AnyAnswer | undefined)[] {
  const kind = taskKindOf(set);
  const ids = kind.listItems(set);
  const isSame = ids.length === items.length && ids.every((id, place) => id === items[place]?.id);
  if (!isSame) {
    const other = ids.findIndex((id, place) => id !== items[place]?.id);
    const found = `${items.length} answers, of which number ${other + 1} is of "${items[other]?.id ?? 'nothing'}"`;
    throw new ShapeError(
      source,
      found,
      `one an item, ${ids.length}, number ${other + 1} of "${ids[other] ?? 'nothing'}"`,
    );
  }
  return items.map(({ id, answer }, place) => {
    if (answer === null) return undefined;
    const fault = kind.findFault(set, place, answer);
    if (fault !== undefined) throw new FileFormatError(source, `item "${id}"`, fault);
    return answer;
  });
}
