import { SparseMatrix } from '../matrix/sparse-matrix.js';

/** Collects sorted rows, one after the other, as a sparse matrix. */
export class RowWriter {
  readonly #shape: { readonly rows: number; readonly columns: number };
  readonly #rowStarts: Float64Array;
  #columns: Int32Array;
  #values: Float32Array;
  #row = 0;

  /** @param expected about how many entries there will be; room that is not used takes no memory. */
  constructor(shape: { readonly rows: number; readonly columns: number }, expected: number) {
    this.#shape = shape;
    this.#rowStarts = new Float64Array(shape.rows + 1);
    this.#columns = new Int32Array(expected);
    this.#values = new Float32Array(expected);
  }

  /** Adds rows of the given lengths, whose entries lie one after the other from `place` on. */
  append(
    lengths: Uint32Array,
    entries: { readonly columns: Uint32Array; readonly values: Float32Array },
    place: number,
  ): void {
    const start = this.#rowStarts[this.#row];
    let end = start;
    for (const length of lengths) {
      end += length;
      this.#rowStarts[++this.#row] = end;
    }
    if (end > this.#values.length) this.#grow(start, Math.ceil(end * 1.5));
    this.#columns.set(entries.columns.subarray(place, place + end - start), start);
    this.#values.set(entries.values.subarray(place, place + end - start), start);
  }

  /** The matrix, when all rows are there. */
  matrix(): SparseMatrix {
    const nonzeros = this.#rowStarts[this.#row];
    const [columns, values] = [this.#columns.subarray(0, nonzeros), this.#values.subarray(0, nonzeros)];
    return new SparseMatrix(this.#shape, this.#rowStarts, columns, values);
  }

  #grow(filled: number, capacity: number): void {
    const [columns, values] = [this.#columns, this.#values];
    this.#columns = new Int32Array(capacity);
    this.#columns.set(columns.subarray(0, filled));
    this.#values = new Float32Array(capacity);
    this.#values.set(values.subarray(0, filled));
  }
}
