import { setImmediate } from 'node:timers/promises';
import type { AnyAnswer, ItemAnswer } from '../any-dataset.js';
import type { AnswerContext } from './evaluated-system.js';

/** How long, in milliseconds, answers are given before signals and the progress bar have their turn. */
const turn = 100;

/**
 * Answers items one by one, and lets the process see to its signals and its progress bar in between: what takes long can be
 * stopped.
 *
 * @throws the reason of the signal.
 */
export async function answerEach<Item, Answer extends AnyAnswer>(
  items: readonly Item[],
  { signal, onProgress }: Pick<AnswerContext, 'signal' | 'onProgress'>,
  answer: (item: Item) => ItemAnswer<Answer>,
): Promise<ItemAnswer<Answer>[]> {
  const answers: ItemAnswer<Answer>[] = [];
  let last = performance.now();
  for (const item of items) {
    answers.push(answer(item));
    if (performance.now() - last < turn) continue;
    onProgress?.(answers.length / items.length);
    await setImmediate();
    signal?.throwIfAborted();
    last = performance.now();
  }
  return answers;
}
