import type { CaseResult, Spread } from './summarise.js';

const units: Readonly<Record<string, { readonly divisor: number; readonly label: string }>> = {
  flop: { divisor: 1e9, label: 'GFLOP/s' },
  bytes: { divisor: 1e9, label: 'GB/s' },
  tokens: { divisor: 1e6, label: 'M tokens/s' },
  nonzeros: { divisor: 1e6, label: 'M nonzeros/s' },
  cells: { divisor: 1e6, label: 'M cells/s' },
  pairs: { divisor: 1e6, label: 'M pairs/s' },
  triples: { divisor: 1e6, label: 'M triples/s' },
  queries: { divisor: 1, label: 'queries/s' },
  calls: { divisor: 1, label: 'calls/s' },
};

/** The headings of {@link tableCells}. */
export const tableHead = [
  'case',
  'threads',
  'CPU s',
  'wall s',
  'a CPU second',
  'peak MiB',
  'ours is, CPU',
  'ours is, wall',
  'notes',
] as const;

/** The cells of one case for people: times with their range, rate, memory, ratio. */
export function tableCells(result: CaseResult): string[] {
  const { name, role, threads, skipped, failed, cpuSeconds, wallSeconds, peakBytes, oursIsTimesAsFast } = result;
  const label = role === 'peer' ? name : `${name} (${role})`;
  const reason = skipped ?? failed;
  if (reason !== undefined || cpuSeconds === undefined || wallSeconds === undefined) {
    const outcome = skipped === undefined ? 'failed' : 'skipped';
    return [label, String(threads), '', '', '', '', '', '', `${outcome}: ${reason ?? 'no rounds'}`];
  }
  return [
    label,
    String(threads),
    formatSpread(cpuSeconds),
    formatSpread(wallSeconds),
    formatRate(result),
    peakBytes === undefined ? '' : String(Math.round(peakBytes / 2 ** 20)),
    oursIsTimesAsFast === undefined ? '' : `${formatNumber(oursIsTimesAsFast.cpu.median)}x`,
    oursIsTimesAsFast === undefined ? '' : `${formatNumber(oursIsTimesAsFast.wall.median)}x`,
    [
      ...(result.timesAsFastAsOneThread === undefined
        ? []
        : [`${formatNumber(result.timesAsFastAsOneThread.median)}x one thread by wall`]),
      ...Object.entries(result.measures ?? {}).map(([measure, value]) => `${measure} ${formatNumber(value)}`),
    ].join(', '),
  ];
}

/** The rate of the first kind of work for each CPU second, with its unit. */
export function formatRate({ work, ratePerCpuSecond }: CaseResult): string {
  const unit = work[0]?.unit ?? 'calls';
  const { divisor, label } = units[unit] ?? { divisor: 1, label: `${unit}/s` };
  return `${formatNumber((ratePerCpuSecond?.[unit] ?? 0) / divisor)} ${label}`;
}

/** Seconds in the unit that suits them. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 1) return `${formatNumber(seconds)} s`;
  return seconds >= 0.001 ? `${formatNumber(1e3 * seconds)} ms` : `${formatNumber(1e6 * seconds)} µs`;
}

/** Three significant digits, small numbers as powers of ten. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.001) return value.toExponential(2);
  return size >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function formatSpread({ median, lowest, highest }: Spread): string {
  return `${formatNumber(median)} [${formatNumber(lowest)}, ${formatNumber(highest)}]`;
}

/** A table of text with columns as wide as their widest cell. */
export function formatText(results: readonly CaseResult[]): string {
  const rows = [[...tableHead], ...results.map(tableCells)];
  const widths = tableHead.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
