// Feeds every parser with inputs that are nearly right: npx tsx test/fuzz/run-fuzz.ts [--inputs 100000] [--seed N] [--target name]
// [--workers 2] [--patience 20] [--heap 512] [--budget 3600] [--out fuzz-findings]; exit code 1 where something was found.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FuzzTarget } from './fuzz-target.js';
import { type Finding, runTarget, type TargetOutcome } from './run-target.js';
import { listTargets } from './targets/list-targets.js';

const { values: flags } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10).replaceAll('-', '') },
    target: { type: 'string', multiple: true, default: [] },
    workers: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    patience: { type: 'string', default: '20' },
    heap: { type: 'string', default: '512' },
    budget: { type: 'string', default: '3600' },
    out: { type: 'string', default: 'fuzz-findings' },
  },
});
const seed = Number(flags.seed);
const inputs = Number(flags.inputs);
const known = listTargets();
const chosen = [...known.values()].filter(
  ({ name }) => flags.target.length === 0 || flags.target.some((part) => name.startsWith(part)),
);
const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

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

async function runOne(target: FuzzTarget): Promise<TargetOutcome> {
  let told = Date.now();
  const outcome = await runTarget(target, {
    seed,
    inputs,
    patience: Number(flags.patience),
    heap: Number(flags.heap),
    budget: Number(flags.budget),
    onProgress: (done) => {
      if (Date.now() - told < 30_000) return;
      told = Date.now();
      process.stderr.write(`${target.name}: ${done} of ${inputs}\n`);
    },
  });
  for (const finding of outcome.findings) tell(finding);
  write(describe(outcome));
  return outcome;
}

function describe({ name, inputs: run, accepted, refused, findings, seconds }: TargetOutcome): string {
  const columns = [name.padEnd(28), `${run}`.padStart(7), `${accepted}`.padStart(8), `${refused}`.padStart(8)];
  return [...columns, `${findings.length}`.padStart(6), `${seconds.toFixed(1)} s`.padStart(10)].join(' ');
}

write(`seed ${seed}, ${inputs} inputs each for ${chosen.length} targets`);
const heads = `${'target'.padEnd(28)}  inputs accepted  refused faults       time`;
const waiting = [...chosen];
const outcomes: TargetOutcome[] = [];
await Promise.all(
  Array.from({ length: Number(flags.workers) }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes.push(await runOne(next));
  }),
);
const order = new Map(chosen.map(({ name }, place) => [name, place]));
outcomes.sort((left, right) => (order.get(left.name) ?? 0) - (order.get(right.name) ?? 0));
write(`\n${heads}\n${outcomes.map(describe).join('\n')}`);
const faults = outcomes.reduce((sum, { findings }) => sum + findings.length, 0);
const short = outcomes.filter((outcome) => outcome.inputs < inputs).map(({ name }) => name);
if (short.length > 0) write(`Not run to the end: ${short.join(', ')}`);
write(`${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
