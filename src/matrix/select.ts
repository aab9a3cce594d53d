import { ShapeError } from '../errors.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Returns the given rows, in the given order; a row may be taken twice. */
export function selectRows(matrix: SparseMatrix, rows: readonly number[]): SparseMatrix {
  const rowStarts = new Float64Array(rows.length + 1);
  rows.forEach((row, place) => {
    if (row < 0 || row >= matrix.rows) throw new ShapeError('selectRows', `row ${row}`, `0..${matrix.rows - 1}`);
    const length = matrix.rowStarts[row + 1] - matrix.rowStarts[row];
    rowStarts[place + 1] = rowStarts[place] + length;
  });
  const columnIndices = new Int32Array(rowStarts[rows.length]);
  const values = new Float32Array(columnIndices.length);
  rows.forEach((row, place) => {
    const stored = matrix.row(row);
    columnIndices.set(stored.columns, rowStarts[place]);
    values.set(stored.values, rowStarts[place]);
  });
  return new SparseMatrix({ rows: rows.length, columns: matrix.columns }, rowStarts, columnIndices, values);
}

/** Returns the given columns, which must ascend strictly; column j of the result is column `columns[j]` of the input. */
export function selectColumns(matrix: SparseMatrix, columns: readonly number[]): SparseMatrix {
  const places = new Int32Array(matrix.columns).fill(-1);
  columns.forEach((column, place) => {
    if (column < 0 || column >= matrix.columns || (place > 0 && column <= columns[place - 1])) {
      throw new ShapeError('selectColumns', `column ${column}`, `ascending columns in 0..${matrix.columns - 1}`);
    }
    places[column] = place;
  });
  return mapEntries(matrix, columns.length, (column, value) => [places[column], value]);
}

/** Puts matrices with equally many rows side by side: the columns of the second follow those of the first. */
export function besides(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  if (left.rows !== right.rows) throw new ShapeError('besides', `${left.rows} and ${right.rows} rows`, 'equally many');
  const rowStarts = left.rowStarts.map((start, row) => start + right.rowStarts[row]);
  const columnIndices = new Int32Array(left.nonzeros + right.nonzeros);
  const values = new Float32Array(columnIndices.length);
  for (let row = 0; row < left.rows; row++) {
    const start = rowStarts[row];
    const first = left.row(row);
    const second = right.row(row);
    columnIndices.set(first.columns, start);
    values.set(first.values, start);
    values.set(second.values, start + first.values.length);
    second.columns.forEach((column, place) => {
      columnIndices[start + first.columns.length + place] = left.columns + column;
    });
  }
  return new SparseMatrix({ rows: left.rows, columns: left.columns + right.columns }, rowStarts, columnIndices, values);
}

/**
 * Rewrites every stored cell: `change` gives its new column and its new value.
 *
 * A column of -1 or a value that rounds to 0 drops the cell. New columns must keep their order inside a row, and new
 * values must be finite.
 */
export function mapEntries(
  matrix: SparseMatrix,
  columns: number,
  change: (column: number, value: number, row: number) => readonly [column: number, value: number],
): SparseMatrix {
  const rowStarts = new Float64Array(matrix.rows + 1);
  const columnIndices = new Int32Array(matrix.nonzeros);
  const values = new Float32Array(matrix.nonzeros);
  let filled = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const end = matrix.rowStarts[row + 1];
    for (let entry = matrix.rowStarts[row]; entry < end; entry++) {
      const [column, value] = change(matrix.columnIndices[entry], matrix.values[entry], row);
      const stored = Math.fround(value);
      if (column === -1 || stored === 0) continue;
      columnIndices[filled] = column;
      values[filled] = stored;
      filled++;
    }
    rowStarts[row + 1] = filled;
  }
  return new SparseMatrix(
    { rows: matrix.rows, columns },
    rowStarts,
    columnIndices.slice(0, filled),
    values.slice(0, filled),
  );
}
