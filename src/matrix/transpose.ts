import { SparseMatrix } from './sparse-matrix.js';

/**
 * Entries of the result that are written in one pass over the rows: what a pass scatters to then stays in the cache,
 * and its pages in the processor's table of pages.
 */
const passEntries = 1 << 20;

/** Returns the transpose, by counting the columns and scattering the rows: time is linear in the nonzeros. */
export function transpose(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, nonzeros, columnIndices: from } = matrix;
  const counts = new Uint32Array(columns);
  for (let entry = 0; entry < nonzeros; entry++) counts[from[entry]]++;
  const rowStarts = new Float64Array(columns + 1);
  for (let column = 0; column < columns; column++) rowStarts[column + 1] = rowStarts[column] + counts[column];

  const target = {
    next: Float64Array.from(rowStarts),
    columnIndices: new Int32Array(nonzeros),
    values: new Float32Array(nonzeros),
  };
  const reached = matrix.rowStarts.slice(0, rows);
  for (let begin = 0; begin < columns; ) {
    let end = begin + 1;
    while (end < columns && rowStarts[end + 1] - rowStarts[begin] <= passEntries) end++;
    scatterColumns(matrix, end, reached, target);
    begin = end;
  }
  return new SparseMatrix({ rows: columns, columns: rows }, rowStarts, target.columnIndices, target.values);
}

interface ScatterTarget {
  /** Where the next entry of each row of the result goes. */
  readonly next: Float64Array;
  readonly columnIndices: Int32Array;
  readonly values: Float32Array;
}

/** Scatters the entries of each row that are left of column `end`, from where the row was left, `reached`. */
function scatterColumns(matrix: SparseMatrix, end: number, reached: Float64Array, target: ScatterTarget): void {
  const { rows, rowStarts, columnIndices, values } = matrix;
  const { next, columnIndices: toColumns, values: toValues } = target;
  for (let row = 0; row < rows; row++) {
    const last = rowStarts[row + 1];
    let entry = reached[row];
    for (; entry < last; entry++) {
      const column = columnIndices[entry];
      if (column >= end) break;
      const place = next[column]++;
      toColumns[place] = row;
      toValues[place] = values[entry];
    }
    reached[row] = entry;
  }
}
