import type { RowBlocks } from './row-blocks.js';
import { columnSums } from './sums.js';
import type { InformationOptions } from './weightings/information-weighter.js';
import { weighRows } from './weightings/weigh-counts.js';
import { RowBlocksWriter, type WriteRowBlocksOptions } from './write-row-blocks.js';

/** Options of {@link writeWeightedCounts}. */
export interface WriteWeightedCountsOptions extends InformationOptions, WriteRowBlocksOptions {
  /** Is told after each block which share of both passes is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Weights counts that are read in blocks, by PPMI or its kin, into a file that `openRowBlocks` reads; in two passes:
 * the sums of the columns, then the weights row by row. One block is in memory at a time.
 *
 * The result is what `ppmi` makes of the same counts in memory, number by number.
 *
 * @param counts targets x contexts, no value below 0.
 * @param options.signal stops the work; the call then rejects with the signal's reason and leaves nothing behind.
 * @throws OptionError when an option is out of range.
 * @example
 * await writeWeightedCounts('ppmi.safetensors', await openRun('counts.run'), { contextSmoothing: 0.75 });
 */
export async function writeWeightedCounts(
  path: string,
  counts: RowBlocks,
  options: WriteWeightedCountsOptions = {},
): Promise<void> {
  const { prefix = 'matrix', metadata = new Map<string, string>(), signal, onProgress, ...weighting } = options;
  const blocks = counts.firstRows.length - 1;
  const writer = await RowBlocksWriter.open(path, { columns: counts.columns, prefix, metadata });
  try {
    const contextSums = new Float64Array(counts.columns);
    for (let block = 0; block < blocks; block++) {
      signal?.throwIfAborted();
      const sums = columnSums(counts.readBlock(block));
      for (let column = 0; column < sums.length; column++) contextSums[column] += sums[column];
      onProgress?.((block + 1) / (2 * blocks));
    }
    for (let block = 0; block < blocks; block++) {
      signal?.throwIfAborted();
      await writer.append(weighRows(counts.readBlock(block), contextSums, weighting));
      onProgress?.((blocks + block + 1) / (2 * blocks));
    }
  } catch (error) {
    await writer.discard();
    throw error;
  }
  await writer.finish();
}
