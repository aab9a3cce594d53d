import { compareText } from '../../corpus/count-contexts.js';
import type { ReportSystem } from './report.js';

/** How often each answer was given to the items of each gold label. */
export interface ConfusionMatrix {
  /** The gold labels, the most frequent first. */
  readonly golds: readonly string[];
  /** The answers: the gold labels in the same order, then others by name; null, at the end, is no answer. */
  readonly answers: readonly (string | null)[];
  /** The items of each gold label. */
  readonly totals: readonly number[];
  /** The items by gold label, then answer. */
  readonly counts: readonly (readonly number[])[];
}

/** Makes a matrix of the confusion of a result. */
export function makeConfusionMatrix(confusion: NonNullable<ReportSystem['confusion']>): ConfusionMatrix {
  const totalOf = new Map<string, number>();
  const cells = new Map<string, Map<string | null, number>>();
  for (const { gold, answer = null, items } of confusion) {
    totalOf.set(gold, (totalOf.get(gold) ?? 0) + items);
    const row = cells.get(gold) ?? new Map<string | null, number>();
    row.set(answer, (row.get(answer) ?? 0) + items);
    cells.set(gold, row);
  }
  const golds = [...totalOf.keys()].sort((a, b) => (totalOf.get(b) ?? 0) - (totalOf.get(a) ?? 0) || compareText(a, b));
  const given = new Set(confusion.flatMap(({ answer }) => answer ?? []));
  const others = [...given].filter((answer) => !totalOf.has(answer)).sort(compareText);
  const hasNone = confusion.some(({ answer, items }) => answer === undefined && items > 0);
  const answers = [...golds, ...others, ...(hasNone ? [null] : [])];
  return {
    golds,
    answers,
    totals: golds.map((gold) => totalOf.get(gold) ?? 0),
    counts: golds.map((gold) => answers.map((answer) => cells.get(gold)?.get(answer) ?? 0)),
  };
}
