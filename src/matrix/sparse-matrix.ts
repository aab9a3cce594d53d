import { ShapeError } from '../errors.js';

/** The stored entries of one row: columns ascending, one value each; views into the matrix, not copies. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/**
 * A matrix in compressed sparse rows, immutable by convention: no function of the toolkit writes to one it was given.
 *
 * Storage invariants:
 * 1. `rowStarts` has `rows + 1` entries, begins with 0, never decreases and ends with the number of nonzeros.
 *    It holds whole numbers in doubles, exact up to 2^53.
 * 2. `columnIndices` and `values` have one entry for each nonzero.
 * 3. Row i owns the entries from `rowStarts[i]` up to, but not including, `rowStarts[i + 1]`.
 * 4. Inside a row the columns ascend strictly, so no cell is stored twice.
 * 5. Every column lies in 0..columns-1.
 * 6. Every stored value is finite and not zero.
 */
export class SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly rowStarts: Float64Array;
  readonly columnIndices: Int32Array;
  readonly values: Float32Array;

  /**
   * Wraps the three arrays without copying them.
   *
   * @throws ShapeError when the lengths contradict the invariants; `checkInvariants` looks at every entry.
   */
  constructor(
    shape: { readonly rows: number; readonly columns: number },
    rowStarts: Float64Array,
    columnIndices: Int32Array,
    values: Float32Array,
  ) {
    this.rows = shape.rows;
    this.columns = shape.columns;
    this.rowStarts = rowStarts;
    this.columnIndices = columnIndices;
    this.values = values;
    if (rowStarts.length !== this.rows + 1) {
      throw new ShapeError('SparseMatrix', `${rowStarts.length} row starts`, `${this.rows + 1}`);
    }
    const nonzeros = rowStarts[this.rows];
    if (columnIndices.length !== nonzeros || values.length !== nonzeros) {
      throw new ShapeError(
        'SparseMatrix',
        `${columnIndices.length} columns and ${values.length} values`,
        `${nonzeros} of each`,
      );
    }
  }

  /** The number of stored cells. */
  get nonzeros(): number {
    return this.values.length;
  }

  /** Returns the stored entries of row `index` as views. */
  row(index: number): SparseRow {
    const start = this.rowStarts[index];
    const end = this.rowStarts[index + 1];
    return {
      columns: this.columnIndices.subarray(start, end),
      values: this.values.subarray(start, end),
    };
  }

  /** Returns the value of a cell, 0 where nothing is stored, by binary search in the row. */
  at(row: number, column: number): number {
    let low = this.rowStarts[row];
    let high = this.rowStarts[row + 1] - 1;
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const found = this.columnIndices[middle];
      if (found === column) return this.values[middle];
      if (found < column) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** Tests invariants 1 and 4 to 6 on every entry: throws a ShapeError that names the first cell that breaks one. */
  checkInvariants(): void {
    const { rowStarts, columnIndices, values } = this;
    if (rowStarts[0] !== 0) throw new ShapeError('SparseMatrix', `first row start ${rowStarts[0]}`, '0');
    for (let row = 0; row < this.rows; row++) {
      const start = rowStarts[row];
      const end = rowStarts[row + 1];
      if (!(Number.isInteger(end) && end >= start)) {
        throw new ShapeError('SparseMatrix', `row ${row} from ${start} to ${end}`, 'ascending whole numbers');
      }
      let previous = -1;
      for (let entry = start; entry < end; entry++) {
        const column = columnIndices[entry];
        const value = values[entry];
        if (column <= previous || column >= this.columns) {
          throw new ShapeError('SparseMatrix', `column ${column} after ${previous} in row ${row}`, 'ascending columns');
        }
        if (!Number.isFinite(value) || value === 0) {
          throw new ShapeError('SparseMatrix', `value ${value} at (${row}, ${column})`, 'finite values other than 0');
        }
        previous = column;
      }
    }
  }
}
