import { SparseMatrix } from './sparse-matrix.js';

/**
 * A sparse matrix that is read in blocks of whole rows, so that it need not fit into memory.
 *
 * Blocks follow one another without holes; a block may be read any number of times and is a matrix of its own, with as
 * many columns as the whole.
 */
export interface RowBlocks {
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  /** The first row of each block, and behind them the number of rows: one more than there are blocks. */
  readonly firstRows: readonly number[];
  /** Reads the rows `firstRows[block]` to `firstRows[block + 1]`. */
  readBlock(block: number): SparseMatrix;
}

/** A block of a matrix in memory holds about so many entries. */
const entriesPerBlock = 1 << 24;

/** A matrix in memory as blocks of rows, views of it. */
export function asRowBlocks(matrix: SparseMatrix): RowBlocks {
  const { rows, columns, nonzeros, rowStarts } = matrix;
  const firstRows = [0];
  for (let row = 1; row < rows; row++) {
    if (rowStarts[row + 1] - rowStarts[firstRows[firstRows.length - 1]] > entriesPerBlock) firstRows.push(row);
  }
  firstRows.push(rows);
  const readBlock = (block: number): SparseMatrix => sliceRows(matrix, firstRows[block], firstRows[block + 1]);
  return { rows, columns, nonzeros, firstRows, readBlock };
}

/** Returns the rows `begin` to `end` of a matrix, as views where the arrays are concerned. */
export function sliceRows(matrix: SparseMatrix, begin: number, end: number): SparseMatrix {
  const first = matrix.rowStarts[begin];
  const last = matrix.rowStarts[end];
  return new SparseMatrix(
    { rows: end - begin, columns: matrix.columns },
    matrix.rowStarts.slice(begin, end + 1).map((start) => start - first),
    matrix.columnIndices.subarray(first, last),
    matrix.values.subarray(first, last),
  );
}
