import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../../src/corpus/readers/create-reader.js';
import { buildSpaces } from '../../src/embedded/build-spaces.js';
import { buildSpacesOnSpark, type SparkBuildOptions } from '../../src/embedded/build-spaces-on-spark.js';
import { createInlineEngine } from '../../src/engine/inline-engine.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { runCommand } from './run-command.js';
import { type SparkCluster, sparkHome, sparkMissing, startSparkCluster } from './spark-cluster.js';

if (sparkMissing !== undefined) process.stderr.write(`Tests with Spark are left out: ${sparkMissing}.\n`);

const nouns = [
  'dog',
  'cat',
  'horse',
  'farmer',
  'baker',
  'child',
  'bird',
  'cow',
  'hot dog',
  'Zoë',
  '𝔘nit',
  'ﬁsh',
  'a\\nt',
];
const verbs = ['chases', 'feeds', 'sees', 'hears', 'follows', 'gives up on'];

/** Sentences with characters that quoting, escaping and other orders of text could break. */
function sentence(place: number): string {
  const [subject, object] = [nouns[place % 13], nouns[(place * place + 3) % 13]];
  return `The "old" ${subject} ${verbs[(place * 7) % 6]} a ${object}\\t near the ${place % 3 === 0 ? "baker's" : 'red'} stand.`;
}

const sentences = Array.from({ length: 1200 }, (_, place) => sentence(place));

/** The files of a build that do not depend on where the corpus was counted. */
async function readBuild(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    if (!/\.(?:safetensors|tsv)$/.test(name)) continue;
    files[name] = (await readFile(join(folder, name))).toString('base64');
  }
  const record = JSON.parse(await readFile(join(folder, 'build.json'), 'utf8')) as { readonly counts: object };
  return { ...files, counts: JSON.stringify(record.counts) };
}

const small = ['--minimum-target-count', '1', '--rank', '3', '--contexts', 'domain', '--no-tuples'];
const noPage = ['spark.ui.enabled', 'false'] as const;
const onSpark = [
  ...['--engine', 'spark', '--master', 'local[2]', '--spark-home', sparkHome ?? ''],
  ...['--conf', noPage.join('=')],
];

/** Builds here and on Spark and expects the same files. */
async function expectSame(corpus: string, flags: readonly string[], sparkFlags: readonly string[]): Promise<string> {
  const folder = await makeTemporaryFolder();
  const [here, there] = [join(folder, 'here'), join(folder, 'there')];
  const command = ['space', 'build', corpus, ...small, ...flags, '--out'];
  const local = await runCommand([...command, here]);
  const spark = await runCommand([...command, there, ...onSpark, ...sparkFlags]);
  expect([spark.code, spark.stderr]).toEqual([local.code, expect.not.stringContaining('Error code')]);
  expect(await readBuild(there)).toEqual(await readBuild(here));
  return there;
}

describe.skipIf(sparkMissing !== undefined)('counting on a cluster', () => {
  let cluster: SparkCluster;
  beforeAll(async () => {
    cluster = await startSparkCluster(2);
  });
  afterAll(() => cluster.stop());

  it('gives the same bytes though a worker is killed half-way, and uses its counts for other thresholds', async () => {
    const folder = await makeTemporaryFolder();
    const corpus = join(folder, 'corpus.txt');
    await writeFile(corpus, sentences.map((text, place) => `${text}${place % 5 === 0 ? '\r' : ''}\n`).join(''));
    const options = {
      counting: {
        contexts: [{ name: 'domain' }, { name: 'function' }, { name: 'window', radius: 2, weighting: 'linear' }],
        targets: 'words',
        multiwords: true,
        tuples: true,
      },
      making: {
        minimumFrequency: 3,
        minimumTargetCount: 2,
        minimumContextTargets: 2,
        maximumContexts: 50,
        weighting: 'ppmi',
        contextSmoothing: 1,
        rank: 5,
        exponent: 0.5,
        seed: 1,
        threads: 1,
      },
      mono: true,
      engine: createInlineEngine(),
    } as const;
    const here = join(folder, 'here');
    await buildSpaces(createReader('lines', corpus), here, options);
    const there = join(folder, 'there');
    const steps: string[] = [];
    let killedAt: number | undefined;
    const spark: SparkBuildOptions = {
      ...options,
      name: 'lines',
      sources: [{ paths: [corpus], format: 'lines', options: {} }],
      spark: {
        home: sparkHome,
        master: cluster.master,
        partitionBytes: 8192,
        settings: new Map([noPage, ['spark.executor.memory', '512m'], ['spark.sql.files.openCostInBytes', '0']]),
      },
      onProgress(progress) {
        if (progress.stage !== 'spark') return;
        if (steps.at(-1) !== progress.step) steps.push(progress.step);
        if (progress.step !== 'counting' || progress.done < 2 || killedAt !== undefined) return;
        killedAt = progress.done / progress.tasks;
        cluster.kill(1);
      },
    };
    await buildSpacesOnSpark(there, spark);
    expect(killedAt).toBeLessThan(0.9);
    expect(await readBuild(there)).toEqual(await readBuild(here));
    expect(steps).toContain('counting');

    const making = { ...options.making, minimumTargetCount: 0, minimumFrequency: 0, maximumContexts: 20 };
    steps.length = 0;
    await buildSpaces(createReader('lines', corpus), here, { ...options, making });
    await buildSpacesOnSpark(there, { ...spark, making, spark: { ...spark.spark, master: 'local[2]' } });
    expect(await readBuild(there)).toEqual(await readBuild(here));
    expect(steps).not.toContain('counting');

    const changed = buildSpacesOnSpark(there, { ...spark, counting: { ...options.counting, tuples: false } });
    await expect(changed).rejects.toThrow('counts of other inputs or settings');
  }, 300_000);
});

describe.skipIf(sparkMissing !== undefined)('counting on Spark', () => {
  it('reads whole files, archives among them', async () => {
    const corpus = join(await makeTemporaryFolder(), 'a corpus [1]');
    await mkdir(join(corpus, 'inside'), { recursive: true });
    await writeFile(join(corpus, 'a.txt'), sentences.slice(0, 100).join('\n\n'));
    await writeFile(join(corpus, 'inside', '_b.txt'), sentences.slice(100, 200).join(' '));
    await writeFile(join(corpus, 'inside', 'c.txt.gz'), gzipSync(sentences.slice(200, 300).join('\n')));
    await expectSame(corpus, [], []);
  }, 120_000);

  it('parts text at blank lines', async () => {
    const corpus = join(await makeTemporaryFolder(), 'a.txt');
    const parts = sentences
      .slice(0, 300)
      .map((text, place) => text + '\n'.repeat(1 + (place % 4)) + (place % 7 === 0 ? ' \n' : ''));
    await writeFile(corpus, parts.join(''));
    const flags = ['--records', 'blocks', '--partition-size', '2000', '--conf', 'spark.sql.files.openCostInBytes=0'];
    await expectSame(corpus, ['--format', 'text'], flags);
  }, 120_000);

  it('names a damaged record, leaves it out when told to, and reads the same records as a table', async () => {
    const folder = await makeTemporaryFolder();
    const records = sentences.slice(0, 200).map((text) => `${JSON.stringify({ text })}\n`);
    const good = join(folder, 'good.jsonl');
    await writeFile(good, records.join(''));
    const bad = join(folder, 'bad.jsonl.gz');
    await writeFile(bad, gzipSync([...records.slice(0, 100), '{"text": "cut\n', ...records.slice(100)].join('')));
    const out = join(folder, 'out');
    const failed = await runCommand(['space', 'build', bad, ...small, '--out', out, ...onSpark]);
    expect([failed.code, failed.stderr]).toEqual([2, expect.stringContaining('is not JSON')]);
    expect(failed.stderr).toContain('--skip-bad');
    const here = join(folder, 'here');
    await runCommand(['space', 'build', bad, ...small, '--skip-bad', '--out', here]);
    const left = await runCommand(['space', 'build', bad, ...small, '--skip-bad', '--out', `${out}2`, ...onSpark]);
    expect([left.code, left.stdout]).toEqual([1, expect.stringContaining('Left out as damaged: 1.')]);
    const [mine, theirs] = [await readBuild(here), await readBuild(`${out}2`)];
    expect({ ...theirs, counts: '' }).toEqual({ ...mine, counts: '' });

    const table = join(folder, 'table');
    const command = ['space', 'build', good, ...small, '--out'];
    await runCommand([...command, table, ...onSpark, '--table-format', 'json', '--column', 'text']);
    await runCommand([...command, `${table}2`, '--format', 'jsonl']);
    const counts = [await readBuild(table), await readBuild(`${table}2`)].map((build) => build['counts']);
    expect(counts[0]).toBe(counts[1]);
  }, 240_000);

  it('says that an empty corpus gave no counts', async () => {
    const corpus = join(await makeTemporaryFolder(), 'a.txt');
    await writeFile(corpus, '');
    const command = ['space', 'build', corpus, ...small, '--format', 'lines', '--out', `${corpus}.out`];
    const { code, stderr } = await runCommand([...command, ...onSpark]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('the corpus is empty')]);
  }, 120_000);

  it('says that the workers have no Node', async () => {
    const corpus = join(await makeTemporaryFolder(), 'a.txt');
    await writeFile(corpus, sentences.join('\n'));
    const command = ['space', 'build', corpus, ...small, '--out', `${corpus}.out`];
    const { code, stderr } = await runCommand([...command, ...onSpark, '--node', 'no-such-node']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--node PATH')]);
    expect(stderr).toContain('NO_NODE');
  }, 120_000);

  it('stops at Ctrl-C, and the same command then counts', async () => {
    const corpus = join(await makeTemporaryFolder(), 'a.txt');
    await writeFile(corpus, sentences.join('\n'));
    const out = `${corpus}.out`;
    const command = ['space', 'build', corpus, ...small, '--format', 'lines', '--out', out];
    const interrupt = { signal: 'SIGINT', afterMilliseconds: 6000 } as const;
    const { code, stderr } = await runCommand([...command, ...onSpark], { interrupt });
    expect([code, stderr]).toEqual([130, expect.stringContaining('Run the same command again')]);
    const again = await runCommand([...command, ...onSpark]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('1,200 sentences')]);
  }, 120_000);

  it('prints a job that can be submitted elsewhere, whose results and rows become the same spaces', async () => {
    const folder = await makeTemporaryFolder();
    const corpus = join(folder, 'corpus');
    await writeFile(corpus, sentences.slice(0, 300).join('\n'));
    const command = ['space', 'build', corpus, ...small, '--format', 'lines', '--out'];
    const out = join(folder, 'out');
    const { code, stdout } = await runCommand([...command, out, ...onSpark, '--dry-run']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('SELECT TRANSFORM (record)')]);
    const submit = stdout.trim().split('\n').at(-1)?.replace(/^-- /, '') ?? '';
    await promisify(execFile)('bash', ['-c', submit]);
    const results = ['--engine', 'spark', '--results', join(out, 'spark', 'results')];
    const finished = await runCommand([...command, out, ...results]);
    expect([finished.code, finished.stderr]).toEqual([0, expect.not.stringContaining('Spark:')]);

    const other = await runCommand([...command, out, ...results, '--minimum-context-targets', '3']);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('CHANGED_RESULTS')]);

    const here = join(folder, 'here');
    await runCommand([...command, here]);
    expect(await readBuild(out)).toEqual(await readBuild(here));
  }, 120_000);

  it('says that a disk is full', async ({ skip }) => {
    const folder = await makeTemporaryFolder();
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const run = promisify(execFile);
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).catch(() => undefined);
    if (mounted === undefined) return skip('No disk can be mounted here.');
    try {
      const corpus = join(folder, 'a.txt');
      await writeFile(corpus, sentences.join('\n'));
      const command = ['space', 'build', corpus, ...small, '--format', 'lines', '--out', `${corpus}.out`];
      const { code, stderr } = await runCommand([...command, ...onSpark, '--work', disk]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('DISK_FULL')]);
      expect(stderr).toContain('--work');
    } finally {
      await run('umount', [disk]);
    }
  }, 120_000);
});

describe('qualia space build --engine', () => {
  it('says that Spark is not there', async () => {
    const corpus = join(await makeTemporaryFolder(), 'a.txt');
    await writeFile(corpus, 'The dog chases the cat.\n');
    const command = ['space', 'build', corpus, '--out', `${corpus}.out`, '--engine', 'spark'];
    const { code, stderr } = await runCommand([...command, '--spark-home', '/nowhere']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('pip install pyspark')]);
  });

  it.each([
    [['--engine', 'spark', '--contexts', 'document'], 'any but document'],
    [['--master', 'local'], 'nothing without --engine spark'],
    [['--engine', 'spark', '--conf', 'x'], 'NAME=VALUE'],
    [['--name', 'x'], 'nothing without --engine rows'],
  ])('refuses %j', async (flags, problem) => {
    const corpus = join(await makeTemporaryFolder(), 'a.txt');
    await writeFile(corpus, 'The dog chases the cat.\n');
    const { code, stderr } = await runCommand(['space', 'build', corpus, '--out', `${corpus}.out`, ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(problem)]);
  });

  it('refuses an address without a format', async () => {
    const { code, stderr } = await runCommand(['space', 'build', 's3a://b/c/', '--out', 'x', '--engine', 'spark']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--format')]);
  });

  it('makes the same of rows as of the text, in whatever order and parts', async () => {
    const folder = await makeTemporaryFolder();
    const corpus = join(folder, 'corpus');
    await writeFile(corpus, sentences.slice(0, 300).join('\n'));
    const flags = ['--minimum-target-count', '1', '--rank', '3', '--multiwords'];
    const [here, there, job] = [join(folder, 'here'), join(folder, 'there'), join(folder, 'job')];
    await runCommand(['space', 'build', corpus, ...flags, '--format', 'lines', '--out', here]);
    const spark = ['--engine', 'spark', '--dry-run', '--format', 'lines', '--out', job];
    await runCommand(['space', 'build', corpus, ...flags, ...spark]);
    const script = [
      `mkdir q && tar xzf ${join(job, 'spark-job', 'qualia.tgz')} -C q`,
      'split -n l/2 corpus part.',
      'node q/count.mjs 0 raw < part.aa > rows.1',
      'node q/count.mjs 0 raw < part.ab | LC_ALL=C sort | node q/count.mjs sum | gzip > rows.2.gz',
    ];
    await promisify(execFile)('bash', ['-c', script.join(' && ')], { cwd: folder });
    const rows = [join(folder, 'rows.2.gz'), join(folder, 'rows.1')];
    const command = ['space', 'build', ...rows, '--engine', 'rows', '--name', 'corpus', ...flags, '--out', there];
    const { code, stderr } = await runCommand([...command, '--memory', '4M']);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Error code')]);
    expect(await readBuild(there)).toEqual(await readBuild(here));
    const run = join('counts', 'verb-subject-object.run');
    expect(await readFile(join(there, run), 'hex')).toBe(await readFile(join(here, run), 'hex'));
  }, 120_000);
});
