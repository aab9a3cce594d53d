import { ShapeError } from '../errors.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Up to this many entries a loop copies faster than a call of `set`. */
const fewEntries = 64;

/** Returns the given rows, in the given order; a row may be taken twice. */
export function selectRows(matrix: SparseMatrix, rows: readonly number[]): SparseMatrix {
  const rowStarts = new Float64Array(rows.length + 1);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
    if (row < 0 || row >= matrix.rows) throw new ShapeError('selectRows', `row ${row}`, `0..${matrix.rows - 1}`);
    rowStarts[place + 1] = rowStarts[place] + matrix.rowStarts[row + 1] - matrix.rowStarts[row];
  }
  const selected = new SparseMatrix(
    { rows: rows.length, columns: matrix.columns },
    rowStarts,
    new Int32Array(rowStarts[rows.length]),
    new Float32Array(rowStarts[rows.length]),
  );
  for (let place = 0; place < rows.length; ) {
    let next = place + 1;
    while (next < rows.length && rows[next] === rows[next - 1] + 1) next++;
    copyEntries(matrix, matrix.rowStarts[rows[place]], selected, rowStarts[place], rowStarts[next] - rowStarts[place]);
    place = next;
  }
  return selected;
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
  const { rows, rowStarts: starts, columnIndices: from, values, nonzeros } = matrix;
  let kept = 0;
  for (let entry = 0; entry < nonzeros; entry++) kept += ~places[from[entry]] >>> 31;
  const rowStarts = new Float64Array(rows + 1);
  const columnIndices = new Int32Array(kept + 1);
  const selected = new Float32Array(kept + 1);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    const end = starts[row + 1];
    for (let entry = starts[row]; entry < end; entry++) {
      // Written in any case and kept by counting on: processors guess a branch wrong that goes either way.
      const place = places[from[entry]];
      columnIndices[filled] = place;
      selected[filled] = values[entry];
      filled += ~place >>> 31;
    }
    rowStarts[row + 1] = filled;
  }
  const shape = { rows, columns: columns.length };
  return new SparseMatrix(shape, rowStarts, columnIndices.subarray(0, kept), selected.subarray(0, kept));
}

/** Puts matrices with equally many rows side by side: the columns of the second follow those of the first. */
export function besides(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  if (left.rows !== right.rows) throw new ShapeError('besides', `${left.rows} and ${right.rows} rows`, 'equally many');
  const rowStarts = left.rowStarts.map((start, row) => start + right.rowStarts[row]);
  const columnIndices = new Int32Array(left.nonzeros + right.nonzeros);
  const values = new Float32Array(columnIndices.length);
  const both = new SparseMatrix(
    { rows: left.rows, columns: left.columns + right.columns },
    rowStarts,
    columnIndices,
    values,
  );
  for (let row = 0; row < left.rows; row++) {
    const middle = rowStarts[row] + left.rowStarts[row + 1] - left.rowStarts[row];
    copyEntries(left, left.rowStarts[row], both, rowStarts[row], middle - rowStarts[row]);
    copyEntries(right, right.rowStarts[row], both, middle, rowStarts[row + 1] - middle);
    for (let entry = middle; entry < rowStarts[row + 1]; entry++) columnIndices[entry] += left.columns;
  }
  return both;
}

/**
 * Gives every stored cell a new value, which must be finite; a value that rounds to 0 in single precision drops the cell.
 *
 * Where no cell is dropped the result shares the columns and row starts of the matrix.
 *
 * @example mapValues(counts, (count) => Math.log(1 + count))
 */
export function mapValues(
  matrix: SparseMatrix,
  change: (value: number, column: number, row: number) => number,
): SparseMatrix {
  const { rows, rowStarts, columnIndices, values, nonzeros } = matrix;
  const changed = new Float32Array(nonzeros);
  let dropped = 0;
  for (let row = 0; row < rows; row++) {
    const end = rowStarts[row + 1];
    for (let entry = rowStarts[row]; entry < end; entry++) {
      const value = Math.fround(change(values[entry], columnIndices[entry], row));
      changed[entry] = value;
      if (value === 0) dropped++;
    }
  }
  const mapped = new SparseMatrix(matrix, rowStarts, columnIndices, changed);
  return dropped === 0 ? mapped : withoutZeros(mapped, nonzeros - dropped);
}

function withoutZeros({ rows, columns, rowStarts: starts, columnIndices, values }: SparseMatrix, kept: number) {
  const rowStarts = new Float64Array(rows + 1);
  const keptColumns = new Int32Array(kept);
  const keptValues = new Float32Array(kept);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      if (values[entry] === 0) continue;
      keptColumns[filled] = columnIndices[entry];
      keptValues[filled] = values[entry];
      filled++;
    }
    rowStarts[row + 1] = filled;
  }
  return new SparseMatrix({ rows, columns }, rowStarts, keptColumns, keptValues);
}

/** Copies `length` entries from place `begin` of one matrix to place `at` of another that is under construction. */
function copyEntries(from: SparseMatrix, begin: number, to: SparseMatrix, at: number, length: number): void {
  if (length > fewEntries) {
    to.columnIndices.set(from.columnIndices.subarray(begin, begin + length), at);
    to.values.set(from.values.subarray(begin, begin + length), at);
    return;
  }
  for (let entry = 0; entry < length; entry++) {
    to.columnIndices[at + entry] = from.columnIndices[begin + entry];
    to.values[at + entry] = from.values[begin + entry];
  }
}
