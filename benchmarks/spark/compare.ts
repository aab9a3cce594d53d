import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEventLog } from './read-event-log.js';
import { writeLines } from './write-lines.js';

// Counts the English corpora so many times over, here and by Spark on this machine, checks that both give the same bytes, and
// tells what each took and moved. COPIES below one is a part of the corpora. Needs QUALIA_SPARK, the folder of Spark; writes FOLDER/compare-COPIES.json.
// Run: npm run build && npx tsx benchmarks/spark/compare.ts FOLDER 4 [more options of "qualia space build"]

const [folder = 'spark-benchmark', copies = '4', ...options] = process.argv.slice(2);
const home = process.env['QUALIA_SPARK'];
if (home === undefined) throw new Error('QUALIA_SPARK must name the folder of Spark.');
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
mkdirSync(folder, { recursive: true });
const text = await writeLines(resolve(folder), Number(copies));
const events = resolve(folder, `events-${copies}`);
rmSync(events, { recursive: true, force: true });
mkdirSync(events);

interface Run {
  readonly wallSeconds: number;
  readonly processorSeconds: number;
  /** Bytes that all processes together asked the system to read and write, pipes included. */
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly tokens: number;
}

/** Runs the command in a shell that then tells what it and all its children used. */
function run(out: string, flags: readonly string[]): Promise<Run> {
  rmSync(out, { recursive: true, force: true });
  const script = '"$@" >/dev/null || exit 1; times; cat /proc/$$/io';
  const command = [
    process.execPath,
    main,
    'space',
    'build',
    text.path,
    '--format',
    'lines',
    '--out',
    out,
    ...options,
    ...flags,
  ];
  const start = performance.now();
  return new Promise((fulfil, reject) => {
    const child = spawn('bash', ['-c', script, 'bash', ...command], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`The build of ${out} ended with code ${code}.`));
      const children = said.split('\n')[1] ?? '';
      const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
        ([, minutes, rest]) => 60 * Number(minutes) + Number(rest),
      );
      const { counts } = JSON.parse(readFileSync(join(out, 'build.json'), 'utf8')) as { counts: { tokens: number } };
      fulfil({
        wallSeconds: (performance.now() - start) / 1000,
        processorSeconds: seconds.reduce((sum, value) => sum + value, 0),
        readBytes: Number(/rchar: (\d+)/.exec(said)?.[1]),
        writtenBytes: Number(/wchar: (\d+)/.exec(said)?.[1]),
        tokens: counts.tokens,
      });
    });
  });
}

/** A hash of all that must not depend on where a corpus was counted. */
function hashOf(out: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(out).sort()) {
    if (/\.(?:safetensors|tsv)$/.test(name)) hash.update(name).update(readFileSync(join(out, name)));
  }
  return hash.digest('hex');
}

function bytesOf(path: string): number {
  if (!existsSync(path)) return 0;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
}

const [here, there] = [resolve(folder, `here-${copies}`), resolve(folder, `there-${copies}`)];
const local = await run(here, []);
console.log('here', local);
const log = ['spark.eventLog.enabled=true', `spark.eventLog.dir=file:${events}`, 'spark.eventLog.compress=false'];
const flags = [
  '--engine',
  'spark',
  '--spark-home',
  home,
  '--master',
  'local[2]',
  '--driver-memory',
  '6g',
  '--partition-size',
  '32M',
];
const spark = await run(there, [...flags, ...log.flatMap((setting) => ['--conf', setting])]);
const job = readEventLog(events);
const result = {
  command: `npx tsx benchmarks/spark/compare.ts FOLDER ${copies} ${options.join(' ')}`.trim(),
  machine: `${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}`,
  textBytes: text.bytes,
  isSame: hashOf(here) === hashOf(there),
  here: local,
  spark,
  job,
  countsBytes: { here: bytesOf(join(here, 'counts')), spark: bytesOf(join(there, 'spark', 'counts')) },
  resultsBytes: bytesOf(join(there, 'spark', 'results')),
};
writeFileSync(join(folder, `compare-${copies}.json`), `${JSON.stringify(result, null, 2)}\n`);
console.log(result);
