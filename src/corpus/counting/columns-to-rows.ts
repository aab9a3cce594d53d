import { SparseMatrix } from '../../matrix/sparse-matrix.js';

/** Cells column by column: those of column j lie from `starts[j]` up to `starts[j + 1]`, in any order. */
export interface ColumnCells {
  readonly starts: Float64Array;
  readonly rows: Int32Array;
  readonly counts: Float32Array;
}

/** Turns cells that were collected column by column into a matrix of so many rows. */
export function columnsToRows({ starts, rows, counts }: ColumnCells, rowCount: number): SparseMatrix {
  const columns = starts.length - 1;
  const nonzeros = starts[columns];
  const rowStarts = new Float64Array(rowCount + 1);
  for (let entry = 0; entry < nonzeros; entry++) rowStarts[rows[entry] + 1]++;
  for (let row = 0; row < rowCount; row++) rowStarts[row + 1] += rowStarts[row];
  const filled = rowStarts.slice();
  const columnIndices = new Int32Array(nonzeros);
  const values = new Float32Array(nonzeros);
  for (let column = 0; column < columns; column++) {
    for (let entry = starts[column]; entry < starts[column + 1]; entry++) {
      const place = filled[rows[entry]]++;
      columnIndices[place] = column;
      values[place] = counts[entry];
    }
  }
  return new SparseMatrix({ rows: rowCount, columns }, rowStarts, columnIndices, values);
}
