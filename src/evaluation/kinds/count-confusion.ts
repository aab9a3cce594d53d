import { compareText } from '../../corpus/count-contexts.js';
import type { LabelledAnswer } from '../scores/score-labels.js';
import type { LabelConfusion } from './task-kind.js';

/** Counts how often each answer was given to the items of each gold label, by name, what is not answered last. */
export function countConfusion(answers: readonly LabelledAnswer<string>[]): LabelConfusion[] {
  const counts = new Map<string, Map<string | undefined, number>>();
  for (const { gold, answer } of answers) {
    const row = counts.get(gold) ?? new Map<string | undefined, number>();
    row.set(answer, (row.get(answer) ?? 0) + 1);
    counts.set(gold, row);
  }
  const found = Array.from(counts, ([gold, row]) => Array.from(row, ([answer, items]) => ({ gold, answer, items })));
  return found.flat().sort((a, b) => compareText(a.gold, b.gold) || compareAnswers(a.answer, b.answer));
}

function compareAnswers(first: string | undefined, second: string | undefined): number {
  if (first === undefined || second === undefined) return first === second ? 0 : first === undefined ? 1 : -1;
  return compareText(first, second);
}
