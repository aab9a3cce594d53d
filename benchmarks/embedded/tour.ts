/**
 * Runs the built tour as a user does: cold in a fresh cache folder, then from the cache, and writes what it took and
 * what it scores to benchmarks/results/tour.json.
 *
 * Command: npm run build && npx tsx benchmarks/embedded/tour.ts
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CacheRecord } from '../../src/embedded/cache-record.js';

const warmRuns = 3;
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

interface Run {
  readonly stdout: string;
  readonly seconds: number;
  /** The highest resident memory seen, all threads together, in MiB; undefined where the system does not tell. */
  readonly peakMebibytes: number | undefined;
}

async function run(caches: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, 'tour', '--json', '--cache-folder', caches], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  let peak: number | undefined;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    if (kibibytes !== undefined) peak = Math.max(peak ?? 0, Number(kibibytes) / 1024);
  }, 100);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`The tour ended with code ${code}.`);
  return {
    stdout,
    seconds: (performance.now() - start) / 1000,
    peakMebibytes: peak === undefined ? undefined : Math.round(peak),
  };
}

const caches = await mkdtemp(join(tmpdir(), 'qualia-tour-'));
try {
  const cold = await run(caches);
  const warm: Run[] = [];
  for (let index = 0; index < warmRuns; index++) warm.push(await run(caches));
  const { corpus, scoreboards } = JSON.parse(cold.stdout) as Pick<CacheRecord, 'scoreboards'> & { corpus: unknown };
  const medianWarm = warm.map(({ seconds }) => seconds).sort((a, b) => a - b)[Math.floor(warmRuns / 2)];
  const result = {
    command: 'npm run build && npx tsx benchmarks/embedded/tour.ts',
    node: process.version,
    processor: cpus()[0]?.model,
    processors: availableParallelism(),
    coldSeconds: Number(cold.seconds.toFixed(1)),
    coldPeakMebibytes: cold.peakMebibytes,
    warmSecondsMedian: Number(medianWarm.toFixed(2)),
    warmPeakMebibytes: warm[0].peakMebibytes,
    corpus,
    scoreboards,
  };
  const path = fileURLToPath(new URL('../results/tour.json', import.meta.url));
  await writeFile(path, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`cold ${result.coldSeconds} s, ${result.coldPeakMebibytes} MiB; warm ${result.warmSecondsMedian} s`);
} finally {
  await rm(caches, { recursive: true, force: true });
}
