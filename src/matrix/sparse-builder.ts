import { requireOption, requireWhole } from '../errors.js';
import { SparseAccumulator } from './sparse-accumulator.js';
import { SparseMatrix } from './sparse-matrix.js';

/**
 * Collects cells in any order and adds up those given twice; memory is about three times the distinct cells.
 *
 * Values are summed in doubles and rounded to single precision once, in `build`. Cells whose sum is 0 are dropped.
 *
 * @example
 * const builder = new SparseBuilder();
 * builder.add(0, 3, 1);
 * builder.add(0, 3, 1);
 * builder.build().at(0, 3); // 2
 */
export class SparseBuilder {
  readonly #bufferLength: number;
  /** How long the buffer may grow before its cells are added up. */
  #mostFilled: number;
  #buffer: Cells;
  #filled = 0;
  #sums: SummedRows = {
    starts: new Float64Array(1),
    width: 0,
    columns: new Int32Array(0),
    values: new Float64Array(0),
  };

  /** @param options.bufferLength cells held at least before they are added up; default 2^22. */
  constructor(options: { readonly bufferLength?: number } = {}) {
    const { bufferLength = 1 << 22 } = options;
    requireWhole('bufferLength', bufferLength, 1);
    this.#bufferLength = bufferLength;
    this.#mostFilled = bufferLength;
    this.#buffer = allocateCells(Math.min(firstLength, bufferLength));
  }

  /** Adds `value` to the cell at `row`, `column`, both whole numbers from 0. */
  add(row: number, column: number, value = 1): void {
    if (this.#filled === this.#buffer.rows.length) this.#makeRoom();
    const { rows, columns, values } = this.#buffer;
    const place = this.#filled;
    rows[place] = row;
    columns[place] = column;
    values[place] = value;
    this.#filled = place + 1;
  }

  /**
   * Returns the matrix of all cells added so far; more may be added afterwards.
   *
   * @param shape rows and columns; default: just large enough.
   * @throws OptionError when the shape is too small.
   */
  build(shape: { readonly rows?: number; readonly columns?: number } = {}): SparseMatrix {
    this.#addUp();
    const { starts, width, columns, values } = this.#sums;
    const height = starts.length - 1;
    const rows = shape.rows ?? height;
    requireOption(rows >= height, 'rows', rows, `at least ${height}, the highest row added`);
    const wide = shape.columns ?? width;
    requireOption(wide >= width, 'columns', wide, `at least ${width}, the highest column added`);

    let kept = 0;
    for (let cell = 0; cell < starts[height]; cell++) if (Math.fround(values[cell]) !== 0) kept++;
    const rowStarts = new Float64Array(rows + 1);
    const columnIndices = new Int32Array(kept);
    const cellValues = new Float32Array(kept);
    let entry = 0;
    for (let row = 0; row < height; row++) {
      for (let cell = starts[row]; cell < starts[row + 1]; cell++) {
        const value = Math.fround(values[cell]);
        if (value === 0) continue;
        columnIndices[entry] = columns[cell];
        cellValues[entry] = value;
        entry++;
      }
      rowStarts[row + 1] = entry;
    }
    rowStarts.fill(entry, height + 1);
    return new SparseMatrix({ rows, columns: wide }, rowStarts, columnIndices, cellValues);
  }

  #makeRoom(): void {
    const { length } = this.#buffer.rows;
    if (length < this.#mostFilled) this.#buffer = lengthenCells(this.#buffer, Math.min(2 * length, this.#mostFilled));
    else this.#addUp();
  }

  /**
   * Adds the buffer to the sums. The buffer may then grow to as many cells as there are sums: each cell is passed over a
   * bounded number of times, however many come.
   */
  #addUp(): void {
    if (this.#filled === 0) return;
    this.#sums = addUp(this.#sums, this.#buffer, this.#filled);
    this.#filled = 0;
    const { starts } = this.#sums;
    const length = Math.max(this.#bufferLength, starts[starts.length - 1]);
    if (length > 2 * this.#mostFilled) this.#mostFilled = length;
  }
}

/** Cells in the order in which they came. */
interface Cells {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** A matrix of few cells takes little memory. */
const firstLength = 1 << 12;

function lengthenCells(cells: Cells, length: number): Cells {
  const longer = allocateCells(length);
  longer.rows.set(cells.rows);
  longer.columns.set(cells.columns);
  longer.values.set(cells.values);
  return longer;
}

function allocateCells(length: number): Cells {
  return { rows: new Int32Array(length), columns: new Int32Array(length), values: new Float64Array(length) };
}

/** Rows of sums with ascending columns; the lists may be longer than the last start says. */
interface SummedRows {
  readonly starts: Float64Array;
  /** One more than the highest column. */
  readonly width: number;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Sorts new cells by row, counting, then adds up row by row: old sums first, then the new cells as they came. */
function addUp(sums: SummedRows, cells: Cells, length: number): SummedRows {
  const { starts, width, columns, values } = sortByRow(cells, length);
  const height = starts.length - 1;
  const oldHeight = sums.starts.length - 1;
  const most = sums.starts[oldHeight] + length;
  const rows = Math.max(oldHeight, height);
  const total = {
    starts: new Float64Array(rows + 1),
    width: Math.max(width, sums.width),
    columns: new Int32Array(most),
    values: new Float64Array(most),
  };
  const accumulator = new SparseAccumulator(total.width);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    const isOld = row < oldHeight && sums.starts[row] < sums.starts[row + 1];
    const isNew = row < height && starts[row] < starts[row + 1];
    if (isNew && !isOld && isAscending(columns, starts[row], starts[row + 1])) {
      for (let cell = starts[row]; cell < starts[row + 1]; cell++) {
        total.columns[filled] = columns[cell];
        total.values[filled] = values[cell];
        filled++;
      }
      total.starts[row + 1] = filled;
      continue;
    }
    if (isOld) accumulator.addCells(sums.columns, sums.values, sums.starts[row], sums.starts[row + 1]);
    if (isNew) accumulator.addCells(columns, values, starts[row], starts[row + 1]);
    if (isOld || isNew) filled += accumulator.drain(total.columns, total.values, filled);
    total.starts[row + 1] = filled;
  }
  return total;
}

/** Whether nothing of a row is left to be sorted or added up. */
function isAscending(columns: Int32Array, begin: number, end: number): boolean {
  for (let cell = begin + 1; cell < end; cell++) if (columns[cell - 1] >= columns[cell]) return false;
  return true;
}

/** A counting sort that keeps the order of cells inside a row. */
function sortByRow(cells: Cells, length: number): SummedRows {
  let highestRow = 0;
  let highestColumn = 0;
  for (let cell = 0; cell < length; cell++) {
    highestRow = Math.max(highestRow, cells.rows[cell]);
    highestColumn = Math.max(highestColumn, cells.columns[cell]);
  }
  const starts = new Float64Array(highestRow + 2);
  for (let cell = 0; cell < length; cell++) starts[cells.rows[cell] + 1]++;
  for (let row = 0; row <= highestRow; row++) starts[row + 1] += starts[row];
  const next = Uint32Array.from(starts);
  const columns = new Int32Array(length);
  const values = new Float64Array(length);
  for (let cell = 0; cell < length; cell++) {
    const place = next[cells.rows[cell]]++;
    columns[place] = cells.columns[cell];
    values[place] = cells.values[cell];
  }
  return { starts, width: highestColumn + 1, columns, values };
}
