import { setImmediate } from 'node:timers/promises';
import type { RunFile } from './read-run.js';
import type { CountedRows } from './run-format.js';
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
    const sum = new GrowingRows(merger);
    const share = shareOf(merger);
    for (const block of merger.blocks) {
      await setImmediate();
      signal?.throwIfAborted();
      merger.merge(block, (rows) => sum.append(rows));
      onProgress?.(share(block.bytes));
    }
    return sum.matrix();
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

/** Entries that there is room for at first, at most. */
const mostRoom = 2 ** 28;

/** Collects rows of counts as a matrix of their values. */
class GrowingRows {
  readonly #shape: Pick<RunMerger, 'rows' | 'columns' | 'unit'>;
  readonly #rowStarts: Float64Array;
  #columnIndices: Int32Array;
  #values: Float32Array;
  #rows = 0;

  constructor(merger: RunMerger) {
    this.#shape = merger;
    this.#rowStarts = new Float64Array(merger.rows + 1);
    // Room that is not used takes no memory, but even so there is a limit.
    const all = merger.runs.reduce((sum, { nonzeros }) => sum + nonzeros, 0);
    const room = Math.min(all, merger.rows * merger.columns, mostRoom);
    this.#columnIndices = new Int32Array(room);
    this.#values = new Float32Array(room);
  }

  append({ places, lengths, columns, counts }: CountedRows): void {
    const start = this.#rowStarts[this.#rows];
    this.#makeRoom(lengths.reduce((sum, length) => sum + length, start));
    const values = this.#values;
    const { unit } = this.#shape;
    for (let row = 0; row < lengths.length; row++) {
      const from = places[row];
      const length = lengths[row];
      const to = this.#rowStarts[this.#rows];
      this.#columnIndices.set(columns.subarray(from, from + length), to);
      for (let entry = 0; entry < length; entry++) values[to + entry] = counts[from + entry] * unit;
      this.#rows++;
      this.#rowStarts[this.#rows] = to + length;
    }
  }

  matrix(): SparseMatrix {
    const nonzeros = this.#rowStarts[this.#rows];
    const shorten = 2 * nonzeros < this.#values.length ? 'slice' : 'subarray';
    const columnIndices = this.#columnIndices[shorten](0, nonzeros);
    return new SparseMatrix(this.#shape, this.#rowStarts, columnIndices, this.#values[shorten](0, nonzeros));
  }

  #makeRoom(needed: number): void {
    if (needed <= this.#values.length) return;
    const [columnIndices, values] = [this.#columnIndices, this.#values];
    this.#columnIndices = new Int32Array(Math.ceil(needed * 1.5));
    this.#columnIndices.set(columnIndices);
    this.#values = new Float32Array(Math.ceil(needed * 1.5));
    this.#values.set(values);
  }
}
