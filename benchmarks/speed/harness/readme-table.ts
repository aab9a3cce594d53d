import { formatNumber, formatRate, formatSeconds } from './format-table.js';
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
  const rows = results.flatMap((result) => resultRows(result));
  return [
    '| path | ours | two threads | plain twin | peers | share of the limit |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...formatLimits(results),
    '',
    formatMachines(results),
  ].join('\n');
}

/** The machine of most results, and the others with the titles of what was measured on them. */
function formatMachines(results: readonly SpeedResult[]): string {
  const titles = new Map<string, string[]>();
  for (const { title, processor, processors, node } of results) {
    const machine = `${processor}, ${processors} processors, Node ${node}`;
    titles.set(machine, [...(titles.get(machine) ?? []), title]);
  }
  const [most, ...others] = [...titles].sort(([, left], [, right]) => right.length - left.length);
  if (most === undefined) return 'Nothing is measured.';
  const parts = others.map(([machine, names]) => `${names.map((name) => `"${name}"`).join(', ')} on ${machine}`);
  return `Measured on ${[most[0], ...parts].join('; ')}.`;
}

/** The groups of a result under its title, or one line where it has no groups. */
function resultRows(result: SpeedResult): readonly string[] {
  const rows = groupsOf(result)
    .map((cases) => groupRow(result, cases))
    .filter((row) => row !== undefined);
  const isOne = result.cases.every(({ group }) => group === '');
  return rows.length === 0 || isOne ? rows : [`| **${result.title}** | | | | | |`, ...rows];
}

function groupsOf({ cases }: SpeedResult): readonly (readonly CaseResult[])[] {
  const groups = new Map<string, CaseResult[]>();
  for (const each of cases) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups.values()];
}

/** One line a group that ours is in, with the first of ours; a group of limits has none, nor one that is a curve alone. */
function groupRow({ title }: SpeedResult, cases: readonly CaseResult[]): string | undefined {
  if (cases.every(({ role, curves }) => role === 'ours' && curves.length > 0)) return undefined;
  const measured = cases.filter(({ cpuSeconds }) => cpuSeconds !== undefined);
  const ours = measured.find(({ role, threads }) => role === 'ours' && threads === 1);
  if (ours === undefined) return undefined;
  const threaded = measured.find(({ timesAsFastAsOneThread }) => timesAsFastAsOneThread !== undefined);
  const compared = (role: CaseResult['role'], format: (each: CaseResult) => string): string =>
    measured
      .filter((each) => each.role === role && each.oursIsTimesAsFast !== undefined)
      .map(format)
      .join('; ');
  const cells = [
    ours.group === '' ? title : ours.group,
    `${formatSeconds(ours.cpuSeconds?.median ?? 0)}, ${formatRate(ours)}, ${formatMemory(ours)}${formatMeasures(ours)}`,
    threaded === undefined ? '' : `${formatNumber(threaded.timesAsFastAsOneThread?.median ?? 0)}x`,
    compared('twin', formatRatio),
    compared('peer', (each) => `${each.name} ${formatRatio(each)}${formatMeasures(each)}`),
    compared('limit', (each) => `${Math.round(100 * (each.oursIsTimesAsFast?.cpu.median ?? 0))} % of ${each.name}`),
  ];
  return `| ${cells.join(' | ')} |`;
}

function formatRatio({ threads, oursIsTimesAsFast }: CaseResult): string {
  return `${formatNumber((threads === 1 ? oursIsTimesAsFast?.cpu : oursIsTimesAsFast?.wall)?.median ?? 0)}x`;
}

function formatMemory({ peakBytes = 0 }: CaseResult): string {
  return `${Math.round(peakBytes / 2 ** 20)} MiB`;
}

function formatMeasures({ measures = {} }: CaseResult): string {
  const parts = Object.entries(measures).map(([measure, value]) => `${measure} ${formatNumber(value)}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What the machine can do at most: a sentence of the results that hold limits only. */
function formatLimits(results: readonly SpeedResult[]): string[] {
  const limits = results
    .filter(({ cases }) => cases.every(({ role }) => role === 'limit'))
    .flatMap(({ cases }) => cases)
    .filter(({ threads, cpuSeconds }) => threads === 1 && cpuSeconds !== undefined)
    .map((each) => `${each.name} ${formatRate(each)}`);
  return limits.length === 0 ? [] : ['', `Limits of one thread: ${limits.join('; ')}.`];
}
