import { requireOption, ShapeError } from '../errors.js';
import { Arena } from '../kernels/arena.js';
import type { PerThread } from '../kernels/numbers.js';
import { brokenRows, type RunFile } from './read-run.js';
import { type CountedRows, rowsPerCall } from './run-format.js';

/** Options of merging runs. */
export interface MergeRunsOptions {
  /** Cells with a smaller sum are left out; default: none. In the same measure as the values, not in units. */
  readonly minimumCount?: number;
  /** Threads that share the rows; default 1. Their number never changes the result. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Is told after each block of rows which share of the bytes is merged, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Bytes of all runs together that are merged at a time; each run is read in pieces of that size by the number of runs. */
const blockBytes = 2 ** 20;
const leastBytesPerRun = 2 ** 15;

/** The most starts of rows, over all runs, in a block. */
const mostStarts = 2 ** 20;

/** A stretch of rows that are merged together, with their bytes in all runs. */
export interface MergeBlock {
  readonly begin: number;
  readonly end: number;
  readonly bytes: number;
}

/** Adds up runs of the same shape and unit, a block of rows at a time; `close` ends its threads. */
export class RunMerger {
  readonly runs: readonly RunFile[];
  readonly rows: number;
  readonly columns: number;
  readonly unit: number;
  readonly arena: Arena;
  readonly blocks: readonly MergeBlock[];
  readonly #minimum: number;
  readonly #rowBytes: Float64Array;
  readonly #sums: PerThread<Float64Array>;
  readonly #marks: PerThread<Uint32Array>;
  readonly #found: PerThread<Uint32Array>;

  /**
   * @throws OptionError when an option is out of range or there is no run; ShapeError when a run differs from the first
   * in shape or unit.
   */
  constructor(runs: readonly RunFile[], options: Pick<MergeRunsOptions, 'minimumCount' | 'threads'> = {}) {
    const { minimumCount = 0, threads = 1 } = options;
    const [first] = runs;
    requireOption(first !== undefined, 'runs', runs.length, 'at least one run');
    requireOption(minimumCount >= 0, 'minimumCount', minimumCount, 'a number >= 0');
    for (const { path, rows, columns, unit } of runs) {
      if (rows === first.rows && columns === first.columns && unit === first.unit) continue;
      const found = `${rows} x ${columns} in units of ${unit} in ${path}`;
      throw new ShapeError('mergeRuns', found, `${first.rows} x ${first.columns} in units of ${first.unit}`);
    }
    this.runs = runs;
    this.rows = first.rows;
    this.columns = first.columns;
    this.unit = first.unit;
    // A minimum that is a whole number of units must not become one more by rounding.
    this.#minimum = Math.max(1, Math.ceil(minimumCount / this.unit - 1e-9));
    this.#rowBytes = new Float64Array(this.rows);
    for (const { byteLengths } of runs) {
      for (let row = 0; row < this.rows; row++) this.#rowBytes[row] += byteLengths[row];
    }
    this.blocks = this.#cutBlocks();
    this.arena = new Arena({ threads });
    this.#sums = this.arena.perThread(Float64Array, this.columns);
    this.#marks = this.arena.perThread(Uint32Array, 2 * Math.ceil(this.columns / 64));
    this.#found = this.arena.perThread(Uint32Array, this.columns + 4);
    for (const scratch of [...this.#sums.arrays, ...this.#marks.arrays]) scratch.fill(0);
  }

  /**
   * Merges a block of rows and hands the sums to `use`, in the arena and only until it returns.
   *
   * @throws FileFormatError when a run is damaged.
   */
  merge<Result>(block: MergeBlock, use: (rows: CountedRows) => Result): Result {
    const { arena, columns: width } = this;
    const rows = block.end - block.begin;
    return arena.scope(() => {
      const { bytes, starts } = this.#readBytes(block);
      const places = arena.allocate(Uint32Array, rows);
      let most = 0;
      for (let row = 0; row < rows; row++) {
        places[row] = most;
        most += Math.min(width, Math.ceil(this.#rowBytes[block.begin + row] / 2));
      }
      const columns = arena.allocate(Uint32Array, most);
      const counts = arena.allocate(Float64Array, most);
      const lengths = arena.allocate(Uint32Array, rows);
      const faults = arena.zeros(Uint32Array, this.runs.length);
      arena.run(
        'mergeRuns',
        [
          ...([bytes, starts, this.runs.length, rows + 1, width] as const),
          ...([this.#sums, this.#marks, this.#found, this.#minimum] as const),
          ...([places, columns, counts, lengths, faults] as const),
        ],
        { items: rows, chunk: rowsPerCall(rows, block.bytes / 2) },
      );
      const broken = faults.findIndex((fault) => fault !== 0);
      if (broken !== -1) throw brokenRows(this.runs[broken].path, block.begin, block.end);
      return use({ places, lengths, columns, counts });
    });
  }

  /** Ends the threads. */
  close(): void {
    this.arena.close();
  }

  /** Reads the rows of a block from every run, one run behind the other. */
  #readBytes({ begin, end, bytes: length }: MergeBlock): { bytes: Uint8Array; starts: Uint32Array } {
    const rows = end - begin;
    const bytes = this.arena.allocate(Uint8Array, length + 8);
    const starts = this.arena.allocate(Uint32Array, this.runs.length * (rows + 1));
    let filled = 0;
    for (const [place, run] of this.runs.entries()) {
      const first = filled;
      const own = starts.subarray(place * (rows + 1), (place + 1) * (rows + 1));
      for (let row = 0; row < rows; row++) {
        own[row] = filled;
        filled += run.byteLengths[begin + row];
      }
      own[rows] = filled;
      run.readBytes(begin, bytes.subarray(first, filled));
    }
    return { bytes, starts };
  }

  #cutBlocks(): MergeBlock[] {
    const mostBytes = Math.max(blockBytes, leastBytesPerRun * this.runs.length);
    const mostRows = Math.max(1, Math.floor(mostStarts / this.runs.length) - 1);
    const blocks: MergeBlock[] = [];
    let begin = 0;
    let bytes = 0;
    for (let row = 0; row < this.rows; row++) {
      if (row > begin && (bytes + this.#rowBytes[row] > mostBytes || row - begin >= mostRows)) {
        blocks.push({ begin, end: row, bytes });
        begin = row;
        bytes = 0;
      }
      bytes += this.#rowBytes[row];
    }
    if (this.rows > 0) blocks.push({ begin, end: this.rows, bytes });
    return blocks;
  }
}
