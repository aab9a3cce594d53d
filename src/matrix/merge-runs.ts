import { setImmediate } from 'node:timers/promises';
import type { RunFile } from './read-run.js';
import { type MergeRunsOptions, RunMerger } from './run-merger.js';
import { SparseMatrix } from './sparse-matrix.js';

/**
 * Adds up runs cell by cell into one matrix in memory; `writeMergedRuns` is for sums that do not fit.
 *
 * Sums are exact up to 2^53 units and then rounded to single precision once, so the order of the runs does not matter.
 *
 * @throws ShapeError when the runs differ in shape or unit; OptionError when an option is out of range;
 * FileFormatError when a run is damaged.
 */
export async function mergeRuns(runs: readonly RunFile[], options: MergeRunsOptions = {}): Promise<SparseMatrix> {
  const { signal, onProgress } = options;
  const merger = new RunMerger(runs, options);
  try {
    const parts: { readonly columns: Int32Array; readonly values: Float32Array }[] = [];
    const rowStarts = new Float64Array(merger.rows + 1);
    const share = shareOf(merger);
    for (const block of merger.blocks) {
      await setImmediate();
      signal?.throwIfAborted();
      const start = rowStarts[block.begin];
      const part = merger.merge(block, ({ entryStarts, columns, counts }) => {
        for (let row = block.begin; row < block.end; row++) {
          rowStarts[row + 1] = start + entryStarts[row - block.begin + 1];
        }
        const entries = entryStarts[entryStarts.length - 1];
        const values = new Float32Array(entries);
        for (let entry = 0; entry < entries; entry++) values[entry] = counts[entry] * merger.unit;
        return { columns: Int32Array.from(columns.subarray(0, entries)), values };
      });
      parts.push(part);
      onProgress?.(share(block.bytes));
    }
    const columnIndices = new Int32Array(rowStarts[merger.rows]);
    const values = new Float32Array(columnIndices.length);
    let filled = 0;
    for (const part of parts) {
      columnIndices.set(part.columns, filled);
      values.set(part.values, filled);
      filled += part.values.length;
    }
    return new SparseMatrix({ rows: merger.rows, columns: merger.columns }, rowStarts, columnIndices, values);
  } finally {
    merger.close();
  }
}

/** Returns a function that is told how many bytes are done and answers which share of all that is so far. */
export function shareOf(merger: RunMerger): (bytes: number) => number {
  const all = merger.blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    return all === 0 ? 1 : done / all;
  };
}
