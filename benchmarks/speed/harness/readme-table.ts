import { formatNumber, formatRate } from './format-table.js';
import type { SpeedResult } from './speed-result.js';
import type { CaseResult } from './summarise.js';

const begin = '<!-- speed:begin -->';
const end = '<!-- speed:end -->';

/** Replaces what stands between the two markers of a README by the table of the results. */
export function replaceTable(readme: string, results: readonly SpeedResult[]): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The README has no "${begin}" before "${end}".`);
  return `${readme.slice(0, from + begin.length)}\n${formatResults(results)}\n${readme.slice(to)}`;
}

function formatResults(results: readonly SpeedResult[]): string {
  const rows = results.flatMap((result) => groupsOf(result).map((cases) => groupRow(result, cases)));
  const machines = new Set(
    results.map(({ processor, processors, node }) => `${processor}, ${processors} processors, Node ${node}`),
  );
  return [
    '| path | ours | two threads | plain twin | peers | share of the limit |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.filter((row) => row !== undefined),
    '',
    `Measured on ${[...machines].join('; ')}.`,
  ].join('\n');
}

function groupsOf({ cases }: SpeedResult): readonly (readonly CaseResult[])[] {
  const groups = new Map<string, CaseResult[]>();
  for (const each of cases) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups.values()];
}

/** One line a group that ours is in, with the first of ours; a group of limits has none. */
function groupRow({ title }: SpeedResult, cases: readonly CaseResult[]): string | undefined {
  const measured = cases.filter(({ cpuSeconds }) => cpuSeconds !== undefined);
  const ours = measured.find(({ role, threads }) => role === 'ours' && threads === 1);
  if (ours === undefined) return undefined;
  const threaded = measured.find(({ timesAsFastAsOneThread }) => timesAsFastAsOneThread !== undefined);
  const ratios = (role: CaseResult['role'], format: (each: CaseResult) => string): string =>
    measured
      .filter((each) => each.role === role && each.oursIsTimesAsFast !== undefined)
      .map(format)
      .join(', ');
  const byClock = ({ threads, oursIsTimesAsFast }: CaseResult): string =>
    `${formatNumber((threads === 1 ? oursIsTimesAsFast?.cpu : oursIsTimesAsFast?.wall)?.median ?? 0)}x`;
  const cells = [
    ours.group === '' ? title : ours.group,
    [`${formatNumber(ours.cpuSeconds?.median ?? 0)} s`, formatRate(ours), memoryOf(ours), ...measuresOf(ours)].join(
      ', ',
    ),
    threaded === undefined ? '' : `${formatNumber(threaded.timesAsFastAsOneThread?.median ?? 0)}x`,
    ratios('twin', byClock),
    ratios('peer', (each) => [`${each.name} ${byClock(each)}`, ...measuresOf(each)].join(', ')).replaceAll(', ', '; '),
    ratios(
      'limit',
      ({ name, oursIsTimesAsFast }) => `${Math.round(100 * (oursIsTimesAsFast?.cpu.median ?? 0))} % of ${name}`,
    ),
  ];
  return `| ${cells.join(' | ')} |`;
}

function memoryOf({ peakBytes = 0 }: CaseResult): string {
  return `${Math.round(peakBytes / 2 ** 20)} MiB`;
}

function measuresOf({ measures = {} }: CaseResult): string[] {
  return Object.entries(measures).map(([measure, value]) => `${measure} ${formatNumber(value)}`);
}
