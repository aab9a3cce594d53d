import type { Arena } from '../../kernels/arena.js';
import { withArena } from '../../kernels/with-arena.js';
import { type EntryRoom, makeRoom, RowWriter } from '../row-writer.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { columnSums } from '../sums.js';
import {
  createInformationWeighter,
  type InformationOptions,
  type InformationWeighter,
} from './information-weighter.js';

/** Entries a thread weighs at a time: their columns and values stay in the second-level cache. */
const blockEntries = 1 << 15;

/** Rows weighted at a time, at most. */
const blockRows = 1 << 12;

/** Pieces of a block, a thread; a thread that is late takes fewer. */
const chunksPerThread = 4;

/** Options of {@link weighCounts}. */
export interface WeighOptions extends InformationOptions {
  /** Threads that weigh, this one included; their number never changes the result. Default 1. */
  readonly threads?: number;
}

/**
 * Weights all counts of a matrix by an information measure; block by block the rows pass through a small arena.
 *
 * @param counts targets x contexts, no value below 0.
 * @throws OptionError when an option is out of range.
 */
export function weighCounts(counts: SparseMatrix, options: WeighOptions): SparseMatrix {
  return weighRows(counts, columnSums(counts), options);
}

/**
 * Weights some rows of a matrix of counts as {@link weighCounts} weights all of them.
 *
 * @param contextSums the sum of each column of the whole matrix.
 */
export function weighRows(counts: SparseMatrix, contextSums: Float64Array, options: WeighOptions): SparseMatrix {
  const { threads = 1, ...information } = options;
  return withArena({ threads }, (arena) => {
    return weighThrough(arena, counts, { contextSums, information, room: makeRoom(counts.nonzeros) });
  });
}

/**
 * Weights counts as {@link weighCounts} does, with the threads of an arena; the result takes the place of the counts.
 *
 * @param contextSums the sum of each column.
 */
export function overwriteCounts(
  arena: Arena,
  counts: SparseMatrix,
  contextSums: Float64Array,
  information: InformationOptions,
): SparseMatrix {
  const room = { columns: counts.columnIndices, values: counts.values };
  return arena.scope(() => weighThrough(arena, counts, { contextSums, information, room }));
}

/** Passes rows of counts through an arena into `room`, which may be theirs: no row is written before it was read. */
function weighThrough(
  arena: Arena,
  counts: SparseMatrix,
  options: {
    readonly contextSums: Float64Array;
    readonly information: InformationOptions;
    readonly room: EntryRoom;
  },
): SparseMatrix {
  const weighter = createInformationWeighter(arena, options.contextSums, options.information);
  const weighted = new RowWriter(arena, counts, options.room);
  const entries = Math.max(blockEntries * arena.threads, longestRow(counts));
  // While one block is weighted, the one before is copied out and the one behind copied in.
  let [block, other] = [new Block(arena, entries), new Block(arena, entries)];
  block.load(counts, 0);
  let store = () => {};
  while (block.begin < counts.rows) {
    const [weighing, next] = [block, other];
    weighing.weigh(weighter, arena.threads, () => {
      store();
      next.load(counts, weighing.end);
    });
    store = () => weighing.store(weighted);
    [block, other] = [next, weighing];
  }
  store();
  // Pages that were never written to cost no memory; where there are many, the matrix is copied out.
  return weighted.matrix(2 * weighted.nonzeros < counts.nonzeros);
}

function longestRow({ rows, rowStarts }: SparseMatrix): number {
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, rowStarts[row + 1] - rowStarts[row]);
  return longest;
}

/** Rows of counts in an arena that become weights there. */
class Block {
  /** The rows of the counts that are there. */
  begin = 0;
  end = 0;
  readonly #arena: Arena;
  readonly #room: number;
  readonly #starts: Uint32Array;
  readonly #kept: Uint32Array;
  readonly #columns: Uint32Array;
  readonly #values: Float32Array;
  #chunk = 1;

  constructor(arena: Arena, room: number) {
    this.#arena = arena;
    this.#room = room;
    this.#starts = arena.allocate(Uint32Array, blockRows + 1);
    this.#kept = arena.allocate(Uint32Array, blockRows);
    this.#columns = arena.allocate(Uint32Array, room);
    this.#values = arena.allocate(Float32Array, room);
  }

  /** Copies in the rows from `begin` on, as many as there is room for; one row always has room. */
  load(counts: SparseMatrix, begin: number): void {
    const { rows, rowStarts } = counts;
    const latest = Math.min(rows, begin + blockRows);
    let end = Math.min(begin + 1, latest);
    while (end < latest && rowStarts[end + 1] - rowStarts[begin] <= this.#room) end++;
    const [first, last] = [rowStarts[begin], rowStarts[end]];
    for (let row = begin; row <= end; row++) this.#starts[row - begin] = rowStarts[row] - first;
    this.#arena.copyIn(counts.columnIndices.subarray(first, last), this.#columns);
    this.#arena.copyIn(counts.values.subarray(first, last), this.#values);
    this.begin = begin;
    this.end = end;
  }

  /** Weights the rows; the threads of the arena share them. */
  weigh(weighter: InformationWeighter, threads: number, meanwhile: () => void): void {
    const rows = this.end - this.begin;
    this.#chunk = threads === 1 ? rows : Math.ceil(rows / (chunksPerThread * threads));
    const [columns, values, kept] = [this.#columns, this.#values, this.#kept];
    const counts = { starts: this.#starts.subarray(0, rows + 1), columns, values };
    weighter.weigh(counts, { columns, values, kept }, { chunk: this.#chunk, meanwhile });
  }

  /** Copies out the weighted rows; those of a chunk lie one after the other. */
  store(weighted: RowWriter): void {
    const rows = this.end - this.begin;
    for (let row = 0; row < rows; row += this.#chunk) {
      const kept = this.#kept.subarray(row, Math.min(rows, row + this.#chunk));
      weighted.append(kept, { columns: this.#columns, values: this.#values }, this.#starts[row]);
    }
  }
}
