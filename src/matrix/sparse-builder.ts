import { requireOption } from '../errors.js';
import { SparseMatrix } from './sparse-matrix.js';

/**
 * Collects cells in any order and adds up those given twice; memory is the distinct cells plus one buffer.
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
  #rows: Int32Array;
  #columns: Int32Array;
  #values: Float64Array;
  #filled = 0;
  #sorted: SortedCells = {
    rows: new Int32Array(0),
    columns: new Int32Array(0),
    values: new Float64Array(0),
  };

  /** @param options.bufferLength cells held before they are sorted and merged; default 2^20. */
  constructor(options: { readonly bufferLength?: number } = {}) {
    const { bufferLength = 1 << 20 } = options;
    requireOption(
      Number.isInteger(bufferLength) && bufferLength > 0,
      'bufferLength',
      bufferLength,
      'a whole number > 0',
    );
    this.#bufferLength = bufferLength;
    this.#rows = new Int32Array(bufferLength);
    this.#columns = new Int32Array(bufferLength);
    this.#values = new Float64Array(bufferLength);
  }

  /** Adds `value` to the cell at `row`, `column`, both whole numbers from 0. */
  add(row: number, column: number, value = 1): void {
    if (this.#filled === this.#bufferLength) this.#merge();
    this.#rows[this.#filled] = row;
    this.#columns[this.#filled] = column;
    this.#values[this.#filled] = value;
    this.#filled++;
  }

  /**
   * Returns the matrix of all cells added so far; more may be added afterwards.
   *
   * @param shape rows and columns; default: just large enough.
   */
  build(shape: { readonly rows?: number; readonly columns?: number } = {}): SparseMatrix {
    this.#merge();
    const { rows, columns, values } = this.#sorted;
    const usedRows = rows.length === 0 ? 0 : rows[rows.length - 1] + 1;
    const usedColumns = columns.reduce((most, column) => Math.max(most, column + 1), 0);
    const height = shape.rows ?? usedRows;
    const width = shape.columns ?? usedColumns;
    requireOption(height >= usedRows, 'rows', height, `at least ${usedRows}, the highest row added`);
    requireOption(width >= usedColumns, 'columns', width, `at least ${usedColumns}, the highest column added`);

    const rowStarts = new Float64Array(height + 1);
    const kept = values.reduce((count, value) => count + (Math.fround(value) === 0 ? 0 : 1), 0);
    const columnIndices = new Int32Array(kept);
    const cellValues = new Float32Array(kept);
    let entry = 0;
    for (let cell = 0; cell < values.length; cell++) {
      if (Math.fround(values[cell]) === 0) continue;
      columnIndices[entry] = columns[cell];
      cellValues[entry] = values[cell];
      rowStarts[rows[cell] + 1]++;
      entry++;
    }
    for (let row = 0; row < height; row++) rowStarts[row + 1] += rowStarts[row];
    return new SparseMatrix({ rows: height, columns: width }, rowStarts, columnIndices, cellValues);
  }

  #merge(): void {
    if (this.#filled === 0) return;
    const buffered = sortCells({
      rows: this.#rows.subarray(0, this.#filled),
      columns: this.#columns.subarray(0, this.#filled),
      values: this.#values.subarray(0, this.#filled),
    });
    this.#sorted = mergeCells(this.#sorted, buffered);
    this.#filled = 0;
  }
}

interface SortedCells {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Sorts by column, then by row, with two stable counting sorts. */
function sortCells(cells: SortedCells): SortedCells {
  return sortBy(sortBy(cells, 'columns'), 'rows');
}

function sortBy(cells: SortedCells, key: 'rows' | 'columns'): SortedCells {
  const keys = cells[key];
  const length = keys.length;
  const starts = new Int32Array(keys.reduce((most, value) => Math.max(most, value), 0) + 2);
  for (let cell = 0; cell < length; cell++) starts[keys[cell] + 1]++;
  for (let value = 1; value < starts.length; value++) starts[value] += starts[value - 1];
  const rows = new Int32Array(length);
  const columns = new Int32Array(length);
  const values = new Float64Array(length);
  for (let cell = 0; cell < length; cell++) {
    const place = starts[keys[cell]]++;
    rows[place] = cells.rows[cell];
    columns[place] = cells.columns[cell];
    values[place] = cells.values[cell];
  }
  return { rows, columns, values };
}

/** Merges two sorted lists of cells; equal cells, also inside one list, become their sum. */
function mergeCells(left: SortedCells, right: SortedCells): SortedCells {
  const most = left.rows.length + right.rows.length;
  const rows = new Int32Array(most);
  const columns = new Int32Array(most);
  const values = new Float64Array(most);
  let l = 0;
  let r = 0;
  let filled = 0;
  while (l < left.rows.length || r < right.rows.length) {
    const takeLeft = r === right.rows.length || (l < left.rows.length && !isBefore(right, r, left, l));
    const source = takeLeft ? left : right;
    const from = takeLeft ? l++ : r++;
    const row = source.rows[from];
    const column = source.columns[from];
    if (filled > 0 && rows[filled - 1] === row && columns[filled - 1] === column) {
      values[filled - 1] += source.values[from];
      continue;
    }
    rows[filled] = row;
    columns[filled] = column;
    values[filled] = source.values[from];
    filled++;
  }
  return {
    rows: rows.slice(0, filled),
    columns: columns.slice(0, filled),
    values: values.slice(0, filled),
  };
}

function isBefore(a: SortedCells, i: number, b: SortedCells, j: number): boolean {
  const rowA = a.rows[i];
  const rowB = b.rows[j];
  return rowA < rowB || (rowA === rowB && a.columns[i] < b.columns[j]);
}
