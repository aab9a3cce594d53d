import { shareOf } from './merge-runs.js';
import type { RunFile } from './read-run.js';
import { encodeRows } from './run-format.js';
import { type MergeRunsOptions, RunMerger } from './run-merger.js';
import { RunWriter } from './write-run.js';

/** Options of {@link writeMergedRuns}. */
export interface WriteMergedRunsOptions extends MergeRunsOptions {
  /** Any texts to keep with the sum, but for the key `qualia.run`. */
  readonly metadata?: ReadonlyMap<string, string>;
}

/**
 * Adds up runs cell by cell into a run file, in constant memory but for the lengths of the rows.
 *
 * Sums are exact up to 2^53 units. The same runs give the same bytes, whatever their order and the number of threads.
 *
 * @param options.signal stops the merging; the call then rejects with the signal's reason and leaves nothing behind.
 * @throws ShapeError when the runs differ in shape or unit; OptionError when an option is out of range;
 * FileFormatError when a run is damaged.
 */
export async function writeMergedRuns(
  path: string,
  runs: readonly RunFile[],
  options: WriteMergedRunsOptions = {},
): Promise<void> {
  const { signal, onProgress, metadata = new Map<string, string>() } = options;
  const merger = new RunMerger(runs, options);
  try {
    const writer = await RunWriter.open(path, { columns: merger.columns, unit: merger.unit, metadata });
    try {
      const share = shareOf(merger);
      for (const block of merger.blocks) {
        signal?.throwIfAborted();
        await writer.appendEncoded(merger.merge(block, (rows) => encodeRows(merger.arena, rows)));
        onProgress?.(share(block.bytes));
      }
    } catch (error) {
      await writer.discard();
      throw error;
    }
    await writer.finish();
  } finally {
    merger.close();
  }
}
