import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type CountLargeTextOptions, countLargeText } from '../../src/corpus/count-large-text.js';
import { countText } from '../../src/corpus/count-text.js';
import { openTextCounts } from '../../src/corpus/read-text-counts.js';
import { QualiaError } from '../../src/errors.js';
import { collectRowBlocks } from '../../src/matrix/row-blocks.js';
import { createRandom } from '../../src/random.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

const dist = new URL('../../dist/corpus/count-large-text.js', import.meta.url);
if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');

const words = ['constructor', '__proto__', 'the', 'The', 'naïve', "don't", ...'abcdefghijklmnopqrst'];

/** Writes texts of random lines, the same for the same seed, and returns their paths. */
async function writeTexts(folder: string, options: { readonly files: number; readonly lines: number }) {
  const random = createRandom(7);
  const paths: string[] = [];
  for (let file = 0; file < options.files; file++) {
    const lines = Array.from({ length: options.lines }, () => {
      const length = random.integer(20);
      return Array.from({ length }, () => words[Math.min(random.integer(words.length), random.integer(30))]).join(' ');
    });
    paths.push(join(folder, `text-${file}.txt`));
    await writeFile(paths[file] as string, lines.join('\n'));
  }
  return paths;
}

const isLetter = (word: string): boolean => word.length === 1;

describe('countLargeText', () => {
  it.each([
    { window: 2 },
    { window: { left: 1, right: 0 }, leftOut: 'gap', minimumCount: 20 },
    { weighting: 'harmonic', window: 3, isTarget: isLetter },
    { isContext: isLetter, maximumWords: 9, lowerCase: false, tokens: 'whitespace' },
  ] as const satisfies CountLargeTextOptions[])('gives what countText gives: %o', async (options) => {
    const folder = await makeTemporaryFolder();
    const paths = await writeTexts(folder, { files: 3, lines: 50 });
    const expected = await countText(paths, options);
    const large = await countLargeText(paths, join(folder, 'counts'), { ...options, shardBytes: 500 });
    expect(large.targets.labels).toEqual(expected.targets.labels);
    expect(large.contexts.labels).toEqual(expected.contexts.labels);
    expect(large.frequencies).toEqual(expected.frequencies);
    expect(large.tokens).toBe(expected.tokens);
    const found = collectRowBlocks(large.counts);
    await large.counts.close();
    expect([found.rows, found.columns]).toEqual([expected.matrix.rows, expected.matrix.columns]);
    expect(found.columnIndices).toEqual(expected.matrix.columnIndices);
    const isClose = found.values.every((value, entry) => Math.abs(value / expected.matrix.values[entry] - 1) < 1e-6);
    expect(isClose).toBe(true);
    expect((await readdir(join(folder, 'counts'))).length).toBeGreaterThan(4);
  });

  it('leaves out rare pairs, judged over all shards', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'text.txt');
    await writeFile(path, 'a b\na b\na c\n');
    const { counts, targets } = await countLargeText([path], join(folder, 'counts'), {
      shardBytes: 1,
      minimumPairCount: 2,
    });
    expect(targets.labels).toEqual(['a', 'b', 'c']);
    expect(counts.nonzeros).toBe(2);
    expect(collectRowBlocks(counts).at(0, 1)).toBe(2);
    await counts.close();
  });

  it('counts a shard without a word of the vocabulary as nothing', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'text.txt');
    await writeFile(path, 'a a\nx\ny\na a\n');
    const { counts } = await countLargeText([path], join(folder, 'counts'), { shardBytes: 1, minimumCount: 2 });
    expect(collectRowBlocks(counts).at(0, 0)).toBe(4);
    await counts.close();
  });

  it('goes on where it was stopped, counts no finished shard again, and reports its progress', async () => {
    const folder = await makeTemporaryFolder();
    const paths = await writeTexts(folder, { files: 2, lines: 100 });
    const target = join(folder, 'counts');
    const stop = new AbortController();
    const shares: string[] = [];
    const onProgress: CountLargeTextOptions['onProgress'] = ({ part, share }) => {
      shares.push(part);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      if (part === 'counts' && share > 0.4) stop.abort(new Error('enough'));
    };
    const stopped = countLargeText(paths, target, { shardBytes: 400, onProgress, signal: stop.signal });
    await expect(stopped).rejects.toThrow('enough');
    expect(new Set(shares)).toEqual(new Set(['words', 'counts']));
    const runs = (await readdir(target)).filter((name) => name.startsWith('shard'));
    const before = await Promise.all(runs.map(async (name) => (await stat(join(target, name))).mtimeMs));
    await writeFile(join(target, 'shard-000003.run.1-a.tmp'), 'half');
    await (await countLargeText(paths, target, { shardBytes: 400 })).counts.close();
    const after = await Promise.all(runs.map(async (name) => (await stat(join(target, name))).mtimeMs));
    expect(after).toEqual(before);
    expect((await readdir(target)).filter((name) => name.endsWith('.tmp'))).toEqual([]);

    // Finished counts are there at once, even without the runs of the shards, whatever the number of threads.
    for (const name of await readdir(target)) if (name.startsWith('shard')) await rm(join(target, name));
    const again = await openTextCounts(target);
    expect(again.counts.nonzeros).toBeGreaterThan(0);
    await again.counts.close();
  });

  it('refuses changed settings, words and sources, and says what has changed', async () => {
    const folder = await makeTemporaryFolder();
    const paths = await writeTexts(folder, { files: 2, lines: 10 });
    const target = join(folder, 'counts');
    const count = async (given: readonly string[], options: CountLargeTextOptions): Promise<void> => {
      await (await countLargeText(given, target, options)).counts.close();
    };
    await count(paths, { window: 2 });
    await expect(count(paths, { window: 3 })).rejects.toThrow('window was 2 left, 2 right and is 3 left, 3 right');
    await expect(count(paths, { window: 2, lowerCase: false })).rejects.toThrow('lowerCase was true and is false');
    await expect(count(paths.slice(1), { window: 2 })).rejects.toThrow('there were 2 sources and are 1');
    await expect(count(paths, { window: 2, isTarget: isLetter })).rejects.toThrow('isTarget');
    await utimes(paths[0] as string, 5, 5);
    await count(paths, { window: 2 });
    await appendFile(paths[0] as string, ' more');
    await expect(count(paths, { window: 2 })).rejects.toThrow(QualiaError);
    await expect(count(paths, { window: 2 })).rejects.toThrow(`the content of ${paths[0]} has changed`);
  });

  it('refuses options out of range, and texts without words', async () => {
    const folder = await makeTemporaryFolder();
    const paths = await writeTexts(folder, { files: 1, lines: 2 });
    for (const options of [{ shardBytes: 0 }, { minimumPairCount: -1 }, { window: 0 }, { minimumCount: 0 }]) {
      const name = Object.keys(options)[0] as string;
      await expect(countLargeText(paths, join(folder, 'counts'), options)).rejects.toThrow(`Option "${name}"`);
    }
    expect(existsSync(join(folder, 'counts'))).toBe(false);
    await expect(countLargeText([], join(folder, 'none'))).rejects.toThrow('no tokens');
  });

  it('survives being killed again and again: the result is that of a run in one go, byte for byte', async () => {
    const folder = await makeTemporaryFolder();
    const paths = await writeTexts(folder, { files: 4, lines: 2000 });
    const options = { shardBytes: 5000, window: 2 };
    await (await countLargeText(paths, join(folder, 'whole'), options)).counts.close();
    const random = createRandom(3);
    let kills = 0;
    for (; ; kills++) {
      const moment = { reports: random.integer(10) * (1 + kills), milliseconds: random.integer(4) };
      if (await countInChild(paths, join(folder, 'killed'), { ...options, moment })) break;
    }
    expect(kills).toBeGreaterThan(2);
    for (const name of await readdir(join(folder, 'whole'))) {
      if (name === 'plan.safetensors') continue;
      const same = (await readFile(join(folder, 'whole', name))).equals(await readFile(join(folder, 'killed', name)));
      expect(same, name).toBe(true);
    }
    expect((await readdir(join(folder, 'killed'))).sort()).toEqual((await readdir(join(folder, 'whole'))).sort());
  });
});

/** Counts in a process that is killed some milliseconds after some reports of progress; tells whether it was quicker. */
async function countInChild(
  paths: readonly string[],
  folder: string,
  given: CountLargeTextOptions & { readonly moment: { readonly reports: number; readonly milliseconds: number } },
): Promise<boolean> {
  const { moment, ...options } = given;
  const code = `
    import { writeSync } from 'node:fs';
    import { countLargeText } from ${JSON.stringify(dist.href)};
    writeSync(1, '.');
    const options = { ...${JSON.stringify(options)}, onProgress: () => writeSync(1, '.') };
    await countLargeText(${JSON.stringify(paths)}, ${JSON.stringify(folder)}, options);
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (status) => resolve(status));
  });
  let reports = 0;
  const reached = new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      reports += bytes.length;
      if (reports > moment.reports) resolve();
    });
  });
  await Promise.race([reached.then(() => wait(moment.milliseconds)), ended]);
  child.kill('SIGKILL');
  const status = await ended;
  if (status !== null && status !== 0) throw new Error(`The counting failed with status ${status}.`);
  return status === 0;
}
