import type { Arena } from '../kernels/arena.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Room for entries: columns and values, as long as each other. */
export interface EntryRoom {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Makes room for about so many entries. */
export function makeRoom(entries: number): EntryRoom {
  return { columns: new Int32Array(entries), values: new Float32Array(entries) };
}

/** Collects sorted rows from an arena, one after the other, as a sparse matrix. */
export class RowWriter {
  readonly #arena: Arena;
  readonly #shape: { readonly rows: number; readonly columns: number };
  readonly #rowStarts: Float64Array;
  #columns: Int32Array;
  #values: Float32Array;
  #row = 0;

  /** @param room arrays to write into, longer ones if they do not last; pages that nothing is written to cost no memory. */
  constructor(arena: Arena, shape: { readonly rows: number; readonly columns: number }, room: EntryRoom) {
    this.#arena = arena;
    this.#shape = shape;
    this.#rowStarts = new Float64Array(shape.rows + 1);
    this.#columns = room.columns;
    this.#values = room.values;
  }

  /** How many entries there are so far. */
  get nonzeros(): number {
    return this.#rowStarts[this.#row];
  }

  /** Adds rows of the given lengths, whose entries lie one after the other from `place` on; returns them, as views. */
  append(
    lengths: Uint32Array,
    entries: { readonly columns: Uint32Array; readonly values: Float32Array },
    place: number,
  ): EntryRoom {
    const start = this.nonzeros;
    let end = start;
    for (const length of lengths) {
      end += length;
      this.#rowStarts[++this.#row] = end;
    }
    if (end > this.#values.length) this.#grow(start, Math.ceil(end * 1.5));
    const last = place + end - start;
    this.#arena.copyOut(entries.columns.subarray(place, last), this.#columns, start);
    this.#arena.copyOut(entries.values.subarray(place, last), this.#values, start);
    return { columns: this.#columns.subarray(start, end), values: this.#values.subarray(start, end) };
  }

  /**
   * The matrix, when all rows are there.
   *
   * @param isCopied whether it is copied out of the room, which it else keeps whole.
   */
  matrix(isCopied = false): SparseMatrix {
    const { nonzeros } = this;
    const take = isCopied ? 'slice' : 'subarray';
    const [columns, values] = [this.#columns[take](0, nonzeros), this.#values[take](0, nonzeros)];
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
