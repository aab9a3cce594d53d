import type { ChanceInterval } from '../analysis/factors/chance-interval.js';
import type { RunCorrelation } from '../analysis/factors/correlate-runs.js';
import { summariseRun } from '../analysis/factors/correlate-runs.js';
import type { SetCoverage } from '../analysis/factors/embed-factorial-set.js';
import type { ExplainedVariance } from '../analysis/factors/explained-variance.js';
import type { FactorReport, FactorSummary } from '../analysis/factors/factor-report.js';
import type { Transfer } from '../analysis/factors/transfer.js';
import type { FactorVectors } from './open-factor-runs.js';
import { type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

/** What was found of one model and one way to its vectors. */
export interface AnalysedRun {
  readonly model: string;
  readonly vectors: FactorVectors;
  readonly coverage: SetCoverage;
  readonly report: FactorReport;
}

/** What `qualia analyse factors` found. */
export interface AnalysedFactors {
  readonly grid: string;
  readonly runs: readonly AnalysedRun[];
  /** Over three runs or more. */
  readonly correlations: readonly RunCorrelation[];
}

/** Prints runs: all of JSON, a row each, or of a single one its parts; what is to be borne in mind goes to standard error. */
export function printFactorRuns(found: AnalysedFactors, flags: OutputFlags): void {
  const { runs, correlations } = found;
  if (flags.json) printJson(found);
  else if (flags.tsv) printRecords(runs, runColumns, flags);
  else {
    const [first] = runs;
    if (runs.length === 1) printParts(first.report, flags);
    else {
      printRecords(runs, runColumns, flags);
      process.stdout.write('\nRank correlation with transfer, over the runs:\n');
      printRecords(correlations, correlationColumns, flags);
    }
  }
  for (const line of [...describeCoverage(runs), ...describeNotices(runs)]) process.stderr.write(`${line}\n`);
}

function printParts(report: FactorReport, flags: OutputFlags): void {
  const { raw, whitened, leading, projected, cosine, angles, factors, transfer, dimensions } = report;
  const rows: Measure[] = [
    rowOf('R², vectors as they are', raw),
    rowOf('R², whitened', whitened),
    rowOf('R², whitened, leading axes', leading),
    ...(projected === undefined
      ? []
      : [{ measure: 'R², span of probes', value: projected.r2, chance: projected.shuffled }]),
    { measure: '|cos| within factors', value: cosine.within },
    { measure: '|cos| across factors', value: cosine.across, chance: cosine.interval?.mean, interval: cosine.interval },
    ...angles.map(({ left, right, mean }) => ({ measure: `mean angle of ${left} and ${right}, degrees`, value: mean })),
    { measure: 'dimensions of variance', value: dimensions.rank },
    { measure: 'effective rank', value: dimensions.effectiveRank },
    { measure: 'needed for readouts of all factors', value: dimensions.forReadouts },
    { measure: 'needed for a full factorisation', value: dimensions.forFactorisation },
  ];
  printRecords(rows, measureColumns, flags);
  process.stdout.write('\n');
  printRecords(factors, factorColumns, flags);
  if (transfer.length === 0) return;
  process.stdout.write('\n');
  printRecords(transfer.flatMap(rowsOfTransfer), transferColumns, flags);
}

function rowOf(measure: string, { r2, chance, interval, adjusted }: ExplainedVariance): Measure {
  return { measure, value: r2, chance, interval, adjusted };
}

interface Measure {
  readonly measure: string;
  readonly value: number;
  readonly chance?: number | undefined;
  readonly interval?: ChanceInterval | undefined;
  readonly adjusted?: number | undefined;
}

interface TransferRow {
  readonly partners: number;
  readonly factor: string;
  readonly seen: number;
  readonly unseen: number;
  readonly chance: number;
  readonly agreement: number | undefined;
}

function rowsOfTransfer({ partners, factors, stability }: Transfer): TransferRow[] {
  return factors.map((factor) => ({ partners, ...factor, agreement: stability?.agreement }));
}

function write(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isInteger(value) && Math.abs(value) > 1 ? String(value) : value.toFixed(3);
}

function numberColumn<Item>(title: string, value: (item: Item) => number | undefined): RecordColumn<Item> {
  return { title, value, shown: (item) => write(value(item)), right: true };
}

function writeInterval(interval: ChanceInterval | undefined): string {
  return interval === undefined ? '' : `${interval.low.toFixed(3)}..${interval.high.toFixed(3)}`;
}

const measureColumns: readonly RecordColumn<Measure>[] = [
  { title: 'measure', value: ({ measure }) => measure },
  numberColumn('value', ({ value }) => value),
  numberColumn('by chance', ({ chance }) => chance),
  { title: 'interval', value: ({ interval }) => writeInterval(interval), right: true },
  numberColumn('adjusted', ({ adjusted }) => adjusted),
];

const factorColumns: readonly RecordColumn<FactorSummary>[] = [
  { title: 'factor', value: ({ name }) => name },
  numberColumn('values', ({ values }) => values),
  { title: 'rank for 95 %', value: ({ rank95 }) => rank95, right: true },
  numberColumn('share of variance', ({ share }) => share),
];

const transferColumns: readonly RecordColumn<TransferRow>[] = [
  { title: 'trained on', value: ({ partners }) => partners, right: true },
  { title: 'factor', value: ({ factor }) => factor },
  numberColumn('seen', ({ seen }) => seen),
  numberColumn('unseen', ({ unseen }) => unseen),
  numberColumn('by chance', ({ chance }) => chance),
  numberColumn('agreement', ({ agreement }) => agreement),
];

const runColumns: readonly RecordColumn<AnalysedRun>[] = [
  { title: 'model', value: ({ model }) => model },
  { title: 'vectors', value: ({ vectors }) => vectors },
  { title: 'items', value: ({ report }) => report.items, right: true },
  { title: 'rank', value: ({ report }) => report.dimensions.rank, right: true },
  numberColumn('R²', ({ report }) => report.raw.r2),
  { title: 'chance', value: ({ report }) => writeInterval(report.raw.interval), right: true },
  numberColumn('adjusted', ({ report }) => report.raw.adjusted),
  numberColumn('whitened', ({ report }) => report.whitened.adjusted),
  numberColumn('leading', ({ report }) => report.leading.adjusted),
  numberColumn('across', ({ report }) => report.cosine.across),
  numberColumn('angle', ({ report }) => summariseRun(report).angle),
  { title: 'ranks', value: ({ report }) => report.factors.map(({ rank95 }) => rank95).join('+'), right: true },
  numberColumn('transfer', ({ report }) => summariseRun(report).transfer),
];

const correlationColumns: readonly RecordColumn<RunCorrelation>[] = [
  { title: 'measure', value: ({ measure }) => measureNames[measure] },
  { title: 'runs', value: ({ runs }) => runs, right: true },
  numberColumn('Spearman', ({ spearman }) => spearman),
  numberColumn('p', ({ probability }) => probability),
];

const measureNames: Readonly<Record<RunCorrelation['measure'], string>> = {
  raw: 'R², adjusted',
  whitened: 'R², whitened, adjusted',
  leading: 'R², leading axes, adjusted',
  projected: 'R², span of probes',
  across: '|cos| across factors',
  angle: 'mean angle of factors',
};

/** A sentence for each model that did not know all items. */
function describeCoverage(runs: readonly AnalysedRun[]): string[] {
  return runs.flatMap(({ model, vectors, coverage: { known, items, unknown, lost } }) => {
    if (known === items) return [];
    const few = unknown.slice(0, 8).join(', ');
    const values = lost.map(({ factor, value }) => `${factor} ${value}`).join(', ');
    const gone = values === '' ? '' : ` No item is left of ${values}.`;
    return [
      `${model}, ${vectors}: ${known} of ${items} items are known; unknown: ${few}${unknown.length > 8 ? ', ...' : ''}.${gone}`,
    ];
  });
}

/** Each notice once, with the runs that it is of. */
function describeNotices(runs: readonly AnalysedRun[]): string[] {
  const names = new Map<string, string[]>();
  for (const { model, vectors, report } of runs) {
    for (const notice of report.notices) names.set(notice, [...(names.get(notice) ?? []), `${model} ${vectors}`]);
  }
  return Array.from(names, ([notice, own]) => (own.length === runs.length ? notice : `${own.join(', ')}: ${notice}`));
}
