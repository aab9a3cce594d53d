import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { corpusText, missingText } from './inputs/corpus-text.js';
import { type CountShards, countShards, syntheticPpmiFile } from './inputs/count-shards.js';
import { paperSize } from './inputs/synthetic-counts.js';
import { limitCase } from './limits.js';

const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

/** Makes a folder that is gone when the process ends. */
function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

await defineSpeed(import.meta.url, {
  id: 'out-of-core',
  title: 'Counts on disk: run files, merging, weighting, blocks of rows',
  cases: async ({ quick, full }) => {
    const size = { rows: 20_000, columns: 50_000, nonzeros: quick ? 1_000_000 : 5_000_000 };
    const shards = await countShards(quick ? 4 : 8, size);
    const tokens = quick ? 2_000_000 : 40_000_000;
    const text = await corpusText(tokens);
    return [
      ...(await codecCases(shards)),
      ...mergeCases(shards),
      ...(await weighingCases(shards)),
      ...(await blockCases(full ? paperSize : { ...size, nonzeros: 4 * size.nonzeros })),
      ...textCases(text, tokens),
    ];
  },
});

async function codecCases({ folders, size }: CountShards): Promise<SpeedCase[]> {
  const path = join(folders[0] as string, 'counts.run');
  const { openRun } = await library();
  const nonzeros = await nonzerosOf(openRun(path, { verify: false }));
  const work: Work = { amount: nonzeros, unit: 'nonzeros' };
  const writing = 'counts to a file';
  const reading = 'counts from a file';
  const peer = (task: string) => ({
    script: 'compressed-counts.py',
    arguments: { folder: folders[0], columns: size.columns, task },
  });
  const write = async (): Promise<SpeedRun> => {
    const { collectRowBlocks, toRowBlocks, writeRun } = await library();
    const run = await openRun(path);
    const counts = toRowBlocks(collectRowBlocks(run));
    await run.close();
    const target = join(scratch(), 'counts.run');
    return async () => {
      await writeRun(target, counts);
      return { bytesPerNonzero: statSync(target).size / nonzeros };
    };
  };
  const read = async (): Promise<SpeedRun> => {
    const run = await openRun(path);
    return () => readAll(run);
  };
  return [
    { group: writing, name: 'writeRun, synced and with checksum', role: 'ours', work, prepare: write },
    { group: writing, name: 'writeRun, plain', role: 'twin', work, prepare: write },
    { group: writing, name: 'scipy save_npz', role: 'peer', work, rounds: 2, python: peer('save') },
    { group: reading, name: 'blocks of openRun', role: 'ours', work, prepare: read },
    { group: reading, name: 'blocks of openRun, plain', role: 'twin', work, prepare: read },
    { group: reading, name: 'scipy load_npz', role: 'peer', work, python: peer('load') },
  ];
}

function mergeCases({ folders, nonzeros, size }: CountShards): SpeedCase[] {
  const group = `${folders.length} runs into one`;
  const work: readonly Work[] = [
    { amount: nonzeros, unit: 'nonzeros' },
    { amount: nonzeros, unit: 'pairs' },
  ];
  const prepare = (threads: number, isWritten: boolean) => async (): Promise<SpeedRun> => {
    const { mergeRuns, openRun, writeMergedRuns } = await library();
    const runs = await Promise.all(folders.map((folder) => openRun(join(folder, 'counts.run'))));
    const target = join(scratch(), 'merged.run');
    return async () => {
      if (!isWritten) return { nonzeros: (await mergeRuns(runs, { threads })).nonzeros };
      await writeMergedRuns(target, runs, { threads });
      return undefined;
    };
  };
  const arguments_ = { folders, columns: size.columns };
  return [
    { group, name: 'mergeRuns, into memory', role: 'ours', work, prepare: prepare(1, false) },
    { group, name: 'mergeRuns, 2 threads', role: 'ours', threads: 2, work, prepare: prepare(2, false) },
    { group, name: 'writeMergedRuns, into a file', role: 'ours', work, prepare: prepare(1, true) },
    { group, name: 'writeMergedRuns, 2 threads', role: 'ours', threads: 2, work, prepare: prepare(2, true) },
    { group, name: 'mergeRuns, plain', role: 'twin', work, prepare: prepare(1, false) },
    {
      group,
      name: 'scipy sum, from memory',
      role: 'peer',
      work,
      python: { script: 'sum-counts.py', arguments: arguments_ },
    },
    limitCase('increment', { group }),
  ];
}

async function weighingCases({ folders }: CountShards): Promise<SpeedCase[]> {
  const group = 'counts in a file to weights in a file';
  const path = join(folders[0] as string, 'counts.run');
  const { openRun, writeWeightedCounts } = await library();
  const nonzeros = await nonzerosOf(openRun(path, { verify: false }));
  const prepare = async (): Promise<SpeedRun> => {
    const run = await openRun(path);
    const target = join(scratch(), 'ppmi.safetensors');
    return async () => {
      await writeWeightedCounts(target, run, { contextSmoothing: 0.75 });
      return undefined;
    };
  };
  const work: Work = { amount: nonzeros, unit: 'nonzeros' };
  return [
    { group, name: 'writeWeightedCounts, PPMI', role: 'ours', work, prepare },
    { group, name: 'writeWeightedCounts, plain', role: 'twin', work, prepare },
  ];
}

async function blockCases(size: typeof paperSize): Promise<SpeedCase[]> {
  const path = await syntheticPpmiFile(size);
  const { openRowBlocks } = await library();
  const nonzeros = await nonzerosOf(openRowBlocks(path, { verify: false }));
  const group = `one pass over ${size.rows} x ${size.columns} weights in a file`;
  // Each byte is read and written once, as in a copy.
  const work: readonly Work[] = [
    { amount: 16 * nonzeros, unit: 'bytes' },
    { amount: nonzeros, unit: 'nonzeros' },
  ];
  const prepare = (reuseMemory: boolean) => async (): Promise<SpeedRun> => {
    const blocks = await openRowBlocks(path, { reuseMemory });
    return () => readAll(blocks);
  };
  return [
    { group, name: 'openRowBlocks, reusing memory', role: 'ours', work, prepare: prepare(true) },
    { group, name: 'openRowBlocks, new memory', role: 'ours', work, prepare: prepare(false) },
    limitCase('copy', { group }),
  ];
}

function textCases(text: string | undefined, tokens: number): SpeedCase[] {
  const group = 'text to counts';
  const skip = text === undefined ? missingText : undefined;
  const work: Work = { amount: tokens, unit: 'tokens' };
  const options = { minimumCount: 20, window: 5 };
  const prepare = (shardBytes: number, threads: number) => async (): Promise<SpeedRun> => {
    const { countLargeText } = await library();
    return async () => {
      const { counts } = await countLargeText([text as string], scratch(), { ...options, shardBytes, threads });
      const { nonzeros } = counts;
      await counts.close();
      return { nonzeros };
    };
  };
  const shardBytes = Math.ceil((tokens * 5.5) / 8);
  return [
    { group, name: 'countLargeText, 8 shards', role: 'ours', work, rounds: 2, skip, prepare: prepare(shardBytes, 1) },
    {
      group,
      name: 'countLargeText, 8 shards, 2 threads',
      role: 'ours',
      threads: 2,
      work,
      rounds: 2,
      skip,
      prepare: prepare(shardBytes, 2),
    },
    { group, name: 'countLargeText, 1 shard', role: 'ours', work, rounds: 2, skip, prepare: prepare(2 ** 30, 1) },
  ];
}

async function nonzerosOf(
  opening: Promise<{ readonly nonzeros: number; readonly close: () => Promise<void> }>,
): Promise<number> {
  const file = await opening;
  await file.close();
  return file.nonzeros;
}

function readAll(blocks: {
  readonly firstRows: readonly number[];
  readonly readBlock: (block: number) => unknown;
}): undefined {
  for (let block = 0; block + 1 < blocks.firstRows.length; block++) blocks.readBlock(block);
  return undefined;
}
