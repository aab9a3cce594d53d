// Feeds every parser with inputs that are nearly right: npx tsx test/fuzz/run-fuzz.ts [--inputs 100000] [--seed N] [--target name]
// [--workers 1] [--patience 20] [--heap 512] [--resident 1536] [--budget 3600] [--time SECONDS] [--progress FILE] [--again]
// [--scratch /dev/shm] [--out fuzz-findings]; exit code 1 where something was found, 130 where it was stopped before the end.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { FuzzProcess } from './fuzz-process.js';
import type { FuzzTarget } from './fuzz-target.js';
import { appendProgress, latestProgress, type ProgressLine, readProgressLines } from './progress-file.js';
import { type Finding, runTarget } from './run-target.js';
import { listTargets } from './targets/list-targets.js';

const { values: flags } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    target: { type: 'string', multiple: true, default: [] },
    workers: { type: 'string', default: '1' },
    patience: { type: 'string', default: '20' },
    heap: { type: 'string', default: '512' },
    resident: { type: 'string', default: '1536' },
    budget: { type: 'string', default: '3600' },
    time: { type: 'string', default: 'Infinity' },
    progress: { type: 'string' },
    scratch: { type: 'string', default: existsSync('/dev/shm') ? '/dev/shm' : tmpdir() },
    again: { type: 'boolean', default: false },
    out: { type: 'string', default: 'fuzz-findings' },
  },
});
const started = Date.now();
const inputs = Number(flags.inputs);
const earlier = flags.progress === undefined ? [] : readProgressLines(flags.progress);
const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
const seed = flags.seed === undefined ? (earlier[0]?.seed ?? today) : Number(flags.seed);
const known = flags.again ? new Map<string, ProgressLine>() : latestProgress(earlier, seed);
const chosen = [...listTargets().values()].filter(
  ({ name }) => flags.target.length === 0 || flags.target.some((part) => name.startsWith(part)),
);
const lines = new Map(known);
let isStopped = false;
let faults = 0;
const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isStopped = true;
  });
}

function tell({ target, index, fault, input }: Finding): void {
  mkdirSync(flags.out, { recursive: true });
  const path = join(flags.out, `${target}-${seed}-${index}`);
  writeFileSync(path, input);
  write(`FOUND ${target}, seed ${seed}, input ${index}: ${fault.signature}`);
  write(`  ${fault.detail.split('\n').slice(0, 6).join('\n  ')}`);
  write(
    `  smallest input (${input.length} bytes) in ${path}: ${JSON.stringify(input.toString('latin1').slice(0, 160))}`,
  );
}

const isTimeUp = (): boolean => isStopped || Date.now() - started > 1000 * Number(flags.time);

async function runOne(target: FuzzTarget, worker: FuzzProcess, scratch: string): Promise<void> {
  const before = lines.get(target.name);
  const deadline = Date.now() + 1000 * Number(flags.budget);
  let told = Date.now();
  const outcome = await runTarget(target, {
    process: worker,
    scratch,
    seed,
    begin: before?.inputs ?? 0,
    inputs,
    shouldStop: (done) => {
      if (Date.now() - told >= 30_000) {
        told = Date.now();
        process.stderr.write(`${target.name}: ${done} of ${inputs}\n`);
      }
      return isTimeUp() || Date.now() > deadline;
    },
  });
  for (const finding of outcome.findings) tell(finding);
  faults += outcome.findings.length;
  const line: ProgressLine = {
    target: target.name,
    seed,
    inputs: outcome.inputs,
    accepted: outcome.accepted + (before?.accepted ?? 0),
    refused: outcome.refused + (before?.refused ?? 0),
    faults: outcome.findings.length + (before?.faults ?? 0),
    seconds: outcome.seconds + (before?.seconds ?? 0),
  };
  lines.set(target.name, line);
  if (flags.progress !== undefined) appendProgress(flags.progress, line);
  write(describe(line));
}

function describe(line: ProgressLine): string {
  const { target, inputs: run, accepted, refused, seconds } = line;
  const columns = [target.padEnd(28), `${run}`.padStart(7), `${accepted}`.padStart(8), `${refused}`.padStart(8)];
  const rate = `${(run / Math.max(seconds, 0.001)).toFixed()}/s`;
  return [...columns, `${line.faults}`.padStart(6), `${seconds.toFixed(1)} s`.padStart(10), rate.padStart(9)].join(' ');
}

async function work(waiting: FuzzTarget[]): Promise<void> {
  const scratch = mkdtempSync(join(flags.scratch, 'qualia-fuzz-'));
  const worker = new FuzzProcess(scratch, {
    patience: Number(flags.patience),
    heap: Number(flags.heap),
    resident: Number(flags.resident),
  });
  try {
    for (let next = waiting.shift(); next !== undefined && !isTimeUp(); next = waiting.shift()) {
      await runOne(next, worker, scratch);
    }
  } finally {
    worker.end();
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (flags.progress !== undefined) mkdirSync(dirname(flags.progress), { recursive: true });
const isOpen = ({ name }: FuzzTarget): boolean => (lines.get(name)?.inputs ?? 0) < inputs;
const open = chosen.filter(isOpen);
write(`seed ${seed}, ${inputs} inputs each for ${chosen.length} targets, of which ${open.length} are to be run`);
await Promise.all(Array.from({ length: Number(flags.workers) }, () => work(open)));
const table = chosen.flatMap(({ name }) => lines.get(name) ?? []);
const heads = `${'target'.padEnd(28)}  inputs accepted  refused faults       time      rate`;
write(`\n${heads}\n${table.map(describe).join('\n')}`);
const short = chosen.filter(isOpen).map(({ name }) => name);
if (short.length > 0) write(`Not run to the end: ${short.join(', ')}`);
write(`${chosen.length - short.length} of ${chosen.length} targets are done; ${faults} faults in this run`);
process.exitCode = table.some((line) => line.faults > 0) ? 1 : short.length > 0 ? 130 : 0;
