import type { SparseMatrix } from './sparse-matrix.js';

/**
 * One row under construction: a sum for every column, and bits that tell which columns have one.
 *
 * The sparse accumulator of Gilbert, Moler & Schreiber 1992 (section 3.1.3), with bits in place of their list: a bit a
 * column and above it a bit for each 32 of those, so that columns come out in order without being sorted.
 */
export class SparseAccumulator {
  readonly #sums: Float64Array;
  readonly #columnBits: Int32Array;
  readonly #wordBits: Int32Array;

  constructor(columns: number) {
    this.#sums = new Float64Array(columns);
    this.#columnBits = new Int32Array(Math.ceil(columns / 32));
    this.#wordBits = new Int32Array(Math.ceil(columns / 1024));
  }

  /** Adds cells `begin` to `end` of the two lists; a column may come any number of times. */
  addCells(columns: Int32Array, values: Float64Array, begin: number, end: number): void {
    const sums = this.#sums;
    const columnBits = this.#columnBits;
    const wordBits = this.#wordBits;
    for (let cell = begin; cell < end; cell++) {
      const column = columns[cell];
      sums[column] += values[cell];
      columnBits[column >>> 5] |= 1 << (column & 31);
      wordBits[column >>> 10] |= 1 << ((column >>> 5) & 31);
    }
  }

  /** Adds a row of a matrix times a factor. */
  addRow({ rowStarts, columnIndices, values }: SparseMatrix, row: number, factor: number): void {
    const sums = this.#sums;
    const columnBits = this.#columnBits;
    const wordBits = this.#wordBits;
    const end = rowStarts[row + 1];
    for (let entry = rowStarts[row]; entry < end; entry++) {
      const column = columnIndices[entry];
      sums[column] += factor * values[entry];
      columnBits[column >>> 5] |= 1 << (column & 31);
      wordBits[column >>> 10] |= 1 << ((column >>> 5) & 31);
    }
  }

  /**
   * Writes the columns, ascending, and their sums from place `at` on, and is empty afterwards.
   *
   * @returns how many columns there were.
   */
  drain(columns: Int32Array, values: Float64Array, at: number): number {
    const sums = this.#sums;
    const columnBits = this.#columnBits;
    const wordBits = this.#wordBits;
    let filled = at;
    for (let block = 0; block < wordBits.length; block++) {
      for (let words = wordBits[block]; words !== 0; words &= words - 1) {
        const word = (block << 5) | lowestBit(words);
        for (let bits = columnBits[word]; bits !== 0; bits &= bits - 1) {
          const column = (word << 5) | lowestBit(bits);
          columns[filled] = column;
          values[filled] = sums[column];
          sums[column] = 0;
          filled++;
        }
        columnBits[word] = 0;
      }
      wordBits[block] = 0;
    }
    return filled - at;
  }
}

/** The place of the lowest bit that is set. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
