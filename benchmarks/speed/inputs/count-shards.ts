import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { collectRowBlocks } from '../../../src/matrix/row-blocks.js';
import type { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { cachedFile, importBuilt } from './cache.js';
import { writeNpy } from './npy.js';
import { generateCounts, paperSize, type SyntheticCounts } from './synthetic-counts.js';

/** Counts of parts of a corpus, synthetic, as run files and as NumPy files for peers. */
export interface CountShards {
  /** A folder a shard, with `counts.run`, `starts.npy`, `columns.npy` and `values.npy`. */
  readonly folders: readonly string[];
  readonly nonzeros: number;
  readonly size: SyntheticCounts;
}

/** Returns the folders of cached shards, each of about `size`, with seeds from 1 on. */
export async function countShards(shards: number, size: SyntheticCounts): Promise<CountShards> {
  const { openRun, toRowBlocks, writeRun } = await importBuilt<typeof import('../../../src/index.js')>('index.js');
  const folders: string[] = [];
  let nonzeros = 0;
  for (let seed = 1; seed <= shards; seed++) {
    const name = `counts-1-${size.rows}-${size.columns}-${size.nonzeros}-${seed}`;
    const folder = await cachedFile(name, async (path) => {
      mkdirSync(path);
      const counts = concatenate([...generateCounts({ ...size, seed })], size);
      await writeRun(join(path, 'counts.run'), toRowBlocks(counts));
      writeNpy(join(path, 'starts.npy'), Int32Array.from(counts.rowStarts));
      writeNpy(join(path, 'columns.npy'), counts.columnIndices);
      writeNpy(join(path, 'values.npy'), counts.values);
    });
    const run = await openRun(join(folder, 'counts.run'), { verify: false });
    nonzeros += run.nonzeros;
    await run.close();
    folders.push(folder);
  }
  return { folders, nonzeros, size };
}

/**
 * Returns the path of a cached file of PPMI weights (smoothing 0.75) of synthetic counts, for `openRowBlocks`, and makes
 * it in constant memory the first time. Default size: that of the paper, which takes half a minute and 1.4 GB.
 */
export async function syntheticPpmiFile(size: SyntheticCounts = paperSize): Promise<string> {
  const { openRun, RunWriter, writeWeightedCounts } =
    await importBuilt<typeof import('../../../src/index.js')>('index.js');
  const { rows, columns, nonzeros, seed = 1 } = size;
  const name = `1-${rows}-${columns}-${nonzeros}-${seed}`;
  const counts = await cachedFile(`synthetic-${name}.run`, async (path) => {
    const writer = await RunWriter.open(path, { columns });
    for (const block of generateCounts(size)) await writer.append(block);
    await writer.finish();
  });
  return await cachedFile(`synthetic-ppmi-${name}.safetensors`, async (path) => {
    const run = await openRun(counts);
    await writeWeightedCounts(path, run, { contextSmoothing: 0.75 });
    await run.close();
  });
}

function concatenate(blocks: readonly SparseMatrix[], { columns }: SyntheticCounts): SparseMatrix {
  const firstRows = [0];
  for (const { rows } of blocks) firstRows.push((firstRows.at(-1) as number) + rows);
  return collectRowBlocks({
    rows: firstRows.at(-1) as number,
    columns,
    nonzeros: blocks.reduce((sum, block) => sum + block.nonzeros, 0),
    firstRows,
    readBlock: (block) => blocks[block] as SparseMatrix,
  });
}
