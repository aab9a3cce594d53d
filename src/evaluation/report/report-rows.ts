import type { Report, ReportSystem, ReportTask } from './report.js';
import type { MarkRole } from './score-marks.js';

/** One number of a report: a score of a system, an anchor, or a published score. What does not apply is undefined. */
export interface ReportRow {
  readonly role: MarkRole;
  readonly task: string;
  readonly kind: string;
  /** The name of the system or of the anchor. */
  readonly name: string;
  readonly tokens: number | undefined;
  readonly measure: string;
  /** Whether the manifest reports this measure. */
  readonly isMain: boolean;
  /** Null where the system has no such score. */
  readonly score: number | null;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly items: number | undefined;
  readonly answered: number | undefined;
  /** 0 to 1. */
  readonly coverage: number | undefined;
  /** The main score over the items with an answer, and over all; in rows of main scores alone. */
  readonly scoreOfAnswered: number | undefined;
  readonly scoreOfAll: number | undefined;
  readonly missing: readonly string[];
  readonly seed: number | undefined;
  readonly samples: number | undefined;
  readonly version: string | undefined;
  /** SHA-256 of the files of the data set. */
  readonly data: readonly string[];
  readonly inventory: ReportSystem['inventory'];
  readonly seconds: number | undefined;
}

/** Lists all numbers of a report, one a row: by task, its systems with all their measures, its anchors, the published scores. */
export function listReportRows({ tasks }: Report): ReportRow[] {
  return tasks.flatMap((task) => [
    ...task.systems.flatMap((system) => listSystemRows(task, system)),
    ...task.anchors.map(({ role, name, measure, value }) => makeRow(task, { role, name, measure, score: value })),
    ...task.published.map(({ system, score, measure }) => {
      return makeRow(task, { role: 'published', name: system, measure, score });
    }),
  ]);
}

function listSystemRows(task: ReportTask, system: ReportSystem): ReportRow[] {
  const { name, tokens, main, counts, coverage, ofAnswered, ofAll, missing } = system;
  const { seed, samples, version, inventory, seconds } = system;
  const scores = system.scores.some(({ measure }) => measure === main.measure)
    ? system.scores
    : [main, ...system.scores];
  return scores.map(({ measure, value, interval }) => {
    const isMain = measure === main.measure;
    return {
      ...makeRow(task, { role: 'system', name, measure, score: value }),
      tokens: tokens ?? undefined,
      low: interval?.low,
      high: interval?.high,
      ...counts,
      coverage,
      ...(isMain && { scoreOfAnswered: ofAnswered?.value ?? undefined, scoreOfAll: ofAll?.value ?? undefined }),
      missing,
      seed,
      samples,
      version,
      inventory,
      seconds,
    };
  });
}

function makeRow(
  { id, kind, mainScore, data }: ReportTask,
  own: Pick<ReportRow, 'role' | 'name' | 'measure' | 'score'>,
): ReportRow {
  return {
    task: id,
    kind,
    isMain: own.measure === mainScore,
    tokens: undefined,
    low: undefined,
    high: undefined,
    items: undefined,
    answered: undefined,
    coverage: undefined,
    scoreOfAnswered: undefined,
    scoreOfAll: undefined,
    missing: [],
    seed: undefined,
    samples: undefined,
    version: undefined,
    data: data.map(({ sha256 }) => sha256),
    inventory: null,
    seconds: undefined,
    ...own,
  };
}
