import type { Arena } from '../kernels/arena.js';
import type { SparseMatrix } from './sparse-matrix.js';

/**
 * A sparse matrix in an arena, cut into blocks of neighbouring columns: 6 bytes an entry, whatever the number of
 * columns.
 *
 * Block b holds the columns `firstColumns[b]` to `firstColumns[b + 1]`. Its row i is entries `starts[b (rows + 1) + i]`
 * to the next start; `columns` count from the block's first one.
 */
export interface ColumnBlocks {
  readonly rows: number;
  readonly blocks: number;
  readonly firstColumns: Uint32Array;
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
}

/** Copies a matrix into an arena, cut at the given columns. */
export function stageColumnBlocks(arena: Arena, matrix: SparseMatrix, cuts: Uint32Array): ColumnBlocks {
  const { rows, nonzeros } = matrix;
  const blocks = cuts.length - 1;
  const starts = arena.zeros(Uint32Array, blocks * (rows + 1));
  countEntries(matrix, cuts, starts);
  let filled = 0;
  for (let place = 0; place < starts.length; place++) {
    const count = starts[place];
    starts[place] = filled;
    filled += count;
  }
  const columns = arena.allocate(Uint16Array, nonzeros);
  const values = arena.allocate(Float32Array, nonzeros);
  distribute(matrix, cuts, starts, columns, values);
  return { rows, blocks, firstColumns: arena.copy(Uint32Array, cuts), starts, columns, values };
}

/** Counts the entries of each row in each block; the last place of a block stays 0. */
function countEntries({ rows, rowStarts, columnIndices }: SparseMatrix, cuts: Uint32Array, counts: Uint32Array): void {
  for (let row = 0; row < rows; row++) {
    const end = rowStarts[row + 1];
    let entry = rowStarts[row];
    for (let block = 0; entry < end; block++) {
      const cut = cuts[block + 1];
      const first = entry;
      while (entry < end && columnIndices[entry] < cut) entry++;
      counts[block * (rows + 1) + row] = entry - first;
    }
  }
}

function distribute(
  { rows, rowStarts, columnIndices, values }: SparseMatrix,
  cuts: Uint32Array,
  starts: Uint32Array,
  targetColumns: Uint16Array,
  targetValues: Float32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const end = rowStarts[row + 1];
    let entry = rowStarts[row];
    for (let block = 0; entry < end; block++) {
      const cut = cuts[block + 1];
      const first = cuts[block];
      for (let to = starts[block * (rows + 1) + row]; entry < end && columnIndices[entry] < cut; entry++, to++) {
        targetColumns[to] = columnIndices[entry] - first;
        targetValues[to] = values[entry];
      }
    }
  }
}
