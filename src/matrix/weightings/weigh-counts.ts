import type { Arena } from '../../kernels/arena.js';
import { withArena } from '../../kernels/with-arena.js';
import { SparseMatrix } from '../sparse-matrix.js';
import { columnSums } from '../sums.js';
import { createInformationWeighter, type InformationOptions } from './information-weighter.js';

/** Entries weighted at a time: their columns and values stay in the second-level cache. */
const blockEntries = 1 << 15;

/** Rows weighted at a time, at most. */
const blockRows = 1 << 12;

/**
 * Weights all counts of a matrix by an information measure; block by block the rows pass through a small arena.
 *
 * @param counts targets x contexts, no value below 0.
 * @throws OptionError when an option is out of range.
 */
export function weighCounts(counts: SparseMatrix, options: InformationOptions): SparseMatrix {
  return weighRows(counts, columnSums(counts), options);
}

/**
 * Weights some rows of a matrix of counts as {@link weighCounts} weights all of them.
 *
 * @param contextSums the sum of each column of the whole matrix.
 */
export function weighRows(counts: SparseMatrix, contextSums: Float64Array, options: InformationOptions): SparseMatrix {
  return withArena({}, (arena) => {
    const weighter = createInformationWeighter(arena, contextSums, options);
    const { rows, rowStarts, nonzeros } = counts;
    const room = Math.max(blockEntries, longestRow(counts));
    const starts = arena.allocate(Uint32Array, blockRows + 1);
    const kept = arena.allocate(Uint32Array, blockRows);
    const from = allocateEntries(arena, room);
    const to = allocateEntries(arena, room);

    const weightedStarts = new Float64Array(rows + 1);
    const weightedColumns = new Int32Array(nonzeros);
    const weighted = new Float32Array(nonzeros);
    let filled = 0;
    for (let begin = 0; begin < rows; ) {
      const end = lastRowOfBlock(counts, begin, room);
      const [first, last] = [rowStarts[begin], rowStarts[end]];
      for (let row = begin; row <= end; row++) starts[row - begin] = rowStarts[row] - first;
      // Copies between memories are five times faster when both places are odd or both are even.
      const source = alignLike(from, first);
      const target = alignLike(to, filled);
      source.signedColumns.set(counts.columnIndices.subarray(first, last));
      source.values.set(counts.values.subarray(first, last));
      const block = { ...source, starts: starts.subarray(0, end - begin + 1) };
      weighter.weigh(block, { ...target, kept });
      const before = filled;
      for (let row = begin; row < end; row++) {
        filled += kept[row - begin];
        weightedStarts[row + 1] = filled;
      }
      weightedColumns.set(target.signedColumns.subarray(0, filled - before), before);
      weighted.set(target.values.subarray(0, filled - before), before);
      begin = end;
    }
    // Pages at the end that were never written to cost no memory; where there are many, the lists are copied.
    const shorten = 2 * filled < nonzeros ? 'slice' : 'subarray';
    const shape = { rows, columns: counts.columns };
    return new SparseMatrix(shape, weightedStarts, weightedColumns[shorten](0, filled), weighted[shorten](0, filled));
  });
}

interface Entries {
  readonly columns: Uint32Array;
  /** The same numbers; copying is fast between arrays of one type. */
  readonly signedColumns: Int32Array;
  readonly values: Float32Array;
}

function allocateEntries(arena: Arena, length: number): Entries {
  const columns = arena.allocate(Uint32Array, length + 1);
  const signedColumns = new Int32Array(columns.buffer, columns.byteOffset, columns.length);
  return { columns, signedColumns, values: arena.allocate(Float32Array, length + 1) };
}

/** The entries without the first where `place` is odd. */
function alignLike({ columns, signedColumns, values }: Entries, place: number): Entries {
  const skipped = place % 2;
  return {
    columns: columns.subarray(skipped),
    signedColumns: signedColumns.subarray(skipped),
    values: values.subarray(skipped),
  };
}

/** The row after the last that still fits into a block beginning at row `begin`; one row always does. */
function lastRowOfBlock({ rows, rowStarts }: SparseMatrix, begin: number, room: number): number {
  const most = rowStarts[begin] + room;
  const latest = Math.min(rows, begin + blockRows);
  let end = begin + 1;
  while (end < latest && rowStarts[end + 1] <= most) end++;
  return end;
}

function longestRow({ rows, rowStarts }: SparseMatrix): number {
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, rowStarts[row + 1] - rowStarts[row]);
  return longest;
}
