import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formatText } from './harness/format-table.js';
import { measureCases, nameOf } from './harness/measure-cases.js';
import { runCase } from './harness/run-case.js';
import type { MeasuredCase, SpeedCase, SpeedDefinition, SpeedSettings } from './harness/speed-case.js';
import { collectCurves, type SpeedResult } from './harness/speed-result.js';
import { type CaseResult, summarise } from './harness/summarise.js';
import { cacheFolder } from './inputs/cache.js';

export type {
  CurvePoint,
  Measures,
  PythonPeer,
  SpeedCase,
  SpeedDefinition,
  SpeedRole,
  SpeedRun,
  SpeedSettings,
  Work,
} from './harness/speed-case.js';
export { cachedFile, cacheFolder, dataPath, importBuilt } from './inputs/cache.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const resultFolder = fileURLToPath(new URL('../results/speed/', import.meta.url));

/**
 * Measures a hot path when its file is the one that runs; does nothing when another file imports it.
 *
 * Every case runs in a process of its own: the file is started again with the number of the case, prepares the input,
 * and then measures a round whenever the parent asks, the first of which does not count. A round repeats a short call
 * for 50 ms at least, and is preceded by a garbage collection. CPU time is user and system time of all threads of the
 * process; peak memory is the process's largest resident size, input included. Rounds of the cases of a group
 * alternate, and ratios are taken between rounds of the same number, so that the drift of a shared machine cancels.
 *
 * The library is imported with `importBuilt`, from `dist/`: that is what users run, and threads need it.
 *
 * Options: `--quick` (smaller sizes, fewer rounds), `--full` (the longest sizes too), `--only <part of a name>`,
 * `--list`, `--output <folder>`. A partial or quick result is written to the cache folder instead of benchmarks/results.
 */
export async function defineSpeed(url: string, definition: SpeedDefinition): Promise<void> {
  const file = fileURLToPath(url);
  if (process.argv[1] !== file) return;
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      output: { type: 'string' },
      case: { type: 'string' },
    },
  });
  const { quick, full, only } = values;
  const settings: SpeedSettings = { quick, full };
  const cases = typeof definition.cases === 'function' ? await definition.cases(settings) : definition.cases;
  if (values.case !== undefined) {
    await runCase(cases[Number(values.case)] as SpeedCase);
    return;
  }
  const chosen = cases.filter((speedCase) => nameOf(speedCase).includes(only));
  if (values.list) {
    for (const speedCase of chosen) console.log(nameOf(speedCase));
    return;
  }
  const flags = [...(quick ? ['--quick'] : []), ...(full ? ['--full'] : [])];
  console.log(definition.title);
  const loadBefore = currentLoad();
  const results: CaseResult[] = [];
  for (const [group, members] of groupsOf(chosen)) {
    const measured = await measureCases(members, {
      file,
      argumentsFor: (speedCase) => [...flags, '--case', String(cases.indexOf(speedCase))],
      defaultRounds: quick ? 3 : 5,
      interleave: definition.interleave ?? true,
      tell: (line) => console.log(line),
    });
    const summary = summarise(measured);
    results.push(...summary);
    console.log(`\n${group === '' ? definition.id : group}\n${formatText(summary)}\n`);
    if (measured.some(isOurFailure)) process.exitCode = 1;
  }
  const result: SpeedResult = {
    id: definition.id,
    title: definition.title,
    command: ['npx tsx', relative(repository, file), ...flags, ...(only === '' ? [] : [`--only '${only}'`])].join(' '),
    node: process.version,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
    load: [loadBefore, currentLoad()],
    quick,
    cases: results,
    curves: collectCurves(results),
  };
  const folder = values.output ?? (quick || only !== '' ? cacheFolder : resultFolder);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${definition.id}.json`);
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`wrote ${path}`);
}

function currentLoad(): number {
  return Number((loadavg()[0] as number).toFixed(1));
}

function isOurFailure({ definition: { role }, failure }: MeasuredCase): boolean {
  return failure !== undefined && role === 'ours';
}

function groupsOf(cases: readonly SpeedCase[]): Map<string, SpeedCase[]> {
  const groups = new Map<string, SpeedCase[]>();
  for (const speedCase of cases) {
    const group = speedCase.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), speedCase]);
  }
  return groups;
}
