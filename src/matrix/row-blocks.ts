import { requireWhole } from '../errors.js';
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

/** How rows are gathered into blocks. */
export interface RowBlocksOptions {
  /** The most nonzeros in a block, unless one row has more; default 2^22, which is 32 MiB. */
  readonly blockNonzeros?: number;
}

/** The default of `blockNonzeros`. */
const defaultBlockNonzeros = 2 ** 22;

/** Returns a matrix in memory as blocks of rows, which are views into it. */
export function toRowBlocks(matrix: SparseMatrix, options: RowBlocksOptions = {}): RowBlocks {
  const firstRows = cutRows(matrix.rowStarts, options);
  return {
    rows: matrix.rows,
    columns: matrix.columns,
    nonzeros: matrix.nonzeros,
    firstRows,
    readBlock: (block) => sliceRows(matrix, firstRows[block], firstRows[block + 1]),
  };
}

/** Reads all blocks into one matrix. */
export function collectRowBlocks(blocks: RowBlocks): SparseMatrix {
  const rowStarts = new Float64Array(blocks.rows + 1);
  const columnIndices = new Int32Array(blocks.nonzeros);
  const values = new Float32Array(blocks.nonzeros);
  for (let block = 0; block + 1 < blocks.firstRows.length; block++) {
    const part = blocks.readBlock(block);
    const first = blocks.firstRows[block];
    const start = rowStarts[first];
    columnIndices.set(part.columnIndices, start);
    values.set(part.values, start);
    for (let row = 0; row < part.rows; row++) rowStarts[first + row + 1] = start + part.rowStarts[row + 1];
  }
  return new SparseMatrix({ rows: blocks.rows, columns: blocks.columns }, rowStarts, columnIndices, values);
}

/**
 * Returns the first row of each block, and behind them the number of rows.
 *
 * @param rowStarts where the entries of each row start, and behind them their number.
 * @throws OptionError when `blockNonzeros` is not a whole number >= 1.
 */
export function cutRows(rowStarts: ArrayLike<number>, options: RowBlocksOptions = {}): number[] {
  const { blockNonzeros = defaultBlockNonzeros } = options;
  requireWhole('blockNonzeros', blockNonzeros, 1);
  const rows = rowStarts.length - 1;
  const firstRows = [0];
  let first = 0;
  for (let row = 1; row < rows; row++) {
    if (rowStarts[row + 1] - rowStarts[first] <= blockNonzeros) continue;
    firstRows.push(row);
    first = row;
  }
  if (rows > 0) firstRows.push(rows);
  return firstRows;
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
