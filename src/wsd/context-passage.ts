import { placeWords } from '../lexicon/find-mention.js';
import type { Occurrence } from './occurrence.js';
import type { Passage } from './passage.js';

/** What can stand for the context of a word: the word in its text, the text, or the text without the word. */
export const contextParts = ['target', 'text', 'others'] as const;

/** What stands for the context of a word. */
export type ContextPart = (typeof contextParts)[number];

/**
 * Returns the passage that stands for the context of an occurrence.
 *
 * @param options.window how many words on each side of the target are kept; all where undefined.
 */
export function makeContextPassage(
  { text, start, end }: Pick<Occurrence, 'text' | 'start' | 'end'>,
  { part, window }: { readonly part: ContextPart; readonly window: number | undefined },
): Passage {
  const words = window === undefined ? [] : placeWords(text);
  const before = words.filter((word) => word.end <= start);
  const after = words.filter((word) => word.start >= end);
  const from = window === undefined || before.length <= window ? 0 : (before[before.length - window]?.start ?? start);
  const to = window === undefined || after.length <= window ? text.length : (after[window - 1]?.end ?? end);
  const [left, own, right] = [text.slice(from, start), text.slice(start, end), text.slice(end, to)];
  if (part === 'others') return { text: `${left}${right}`.replace(/ {2,}/g, ' ').trim() };
  const whole = `${left}${own}${right}`;
  if (part === 'text') return { text: whole };
  return { text: whole, target: { start: left.length, end: left.length + own.length } };
}
