import { compareText } from '../../corpus/count-contexts.js';
import { formatInterval, formatScore } from './format-numbers.js';
import type { ReportTask } from './report.js';

/** What a mark in a plot of scores, or a row of the table beside it, stands for. */
export type MarkRole = 'system' | ReportTask['anchors'][number]['role'] | 'published';

/** One score to compare with others of the same measure. */
export interface ScoreMark {
  readonly role: MarkRole;
  readonly name: string;
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** All that can be compared with the main score of a task: its systems, then floors, ceilings, references, published scores. */
export function listScoreMarks({ systems, anchors, published, mainScore }: ReportTask): ScoreMark[] {
  const known = anchors.filter(({ measure }) => measure === mainScore);
  const others = published.filter(({ measure }) => measure === mainScore);
  return [
    ...systems.map(({ label, main }) => ({ role: 'system' as const, name: label, ...pick(main) })),
    ...known.map(({ role, name, value }) => ({ role, name, value, interval: null })),
    ...others
      .map(({ system, score }) => ({ role: 'published' as const, name: system, value: score, interval: null }))
      .sort((a, b) => b.value - a.value || compareText(a.name, b.name)),
  ];
}

/** The highest of the marks of a role; undefined where there is none. */
export function bestMark(
  marks: readonly ScoreMark[],
  role: MarkRole,
): (ScoreMark & { readonly value: number }) | undefined {
  const known = marks.flatMap((mark) =>
    mark.role === role && mark.value !== null ? [{ ...mark, value: mark.value }] : [],
  );
  return known.toSorted((a, b) => b.value - a.value)[0];
}

/** Tells in a sentence or two what a plot of scores shows. */
export function describeMarks(marks: readonly ScoreMark[]): string {
  const parts = (['system', 'floor', 'ceiling', 'reference', 'published'] as const).flatMap((role) => {
    const listed = marks.filter((mark) => mark.role === role).map(describeMark);
    return listed.length === 0 ? [] : [`${roleNames.get(role)}: ${listed.join('; ')}.`];
  });
  return parts.join(' ');
}

const roleNames: ReadonlyMap<MarkRole, string> = new Map([
  ['system', 'Systems'],
  ['floor', 'Floors'],
  ['ceiling', 'Ceilings'],
  ['reference', 'References'],
  ['published', 'Published'],
]);

function describeMark({ name, value, interval }: ScoreMark): string {
  const range = interval === null ? '' : ` (95 % interval ${formatInterval(interval)})`;
  return `${name} ${value === null ? 'has no score' : formatScore(value)}${range}`;
}

function pick({ value, interval }: Pick<ScoreMark, 'value' | 'interval'>): Pick<ScoreMark, 'value' | 'interval'> {
  return { value, interval };
}
