import { compareBytes } from './context-run-format.js';

/** Something that shows keys in ascending order of their bytes, one at a time. */
export interface KeyedCursor {
  /** The current key, in the first `keyLength` bytes. */
  readonly key: Uint8Array;
  readonly keyLength: number;
  /** Goes to the next key; false behind the last. */
  next(): boolean;
}

/** Takes cursors in the order of their current keys; equal keys come in the order of the cursors. */
export class MergeQueue<Cursor extends KeyedCursor> {
  readonly #cursors: readonly Cursor[];
  /** Places in `cursors`, as a binary heap with the smallest key on top. */
  readonly #heap: number[] = [];

  /** Goes to the first key of each cursor; those without one are left out. */
  constructor(cursors: readonly Cursor[]) {
    this.#cursors = cursors;
    cursors.forEach((cursor, place) => {
      if (!cursor.next()) return;
      this.#heap.push(place);
      this.#rise(this.#heap.length - 1);
    });
  }

  /** The place of the cursor with the smallest key, or -1 when all have ended. */
  get first(): number {
    return this.#heap[0] ?? -1;
  }

  /** Moves the first cursor on. */
  advance(): void {
    const cursor = this.#cursors[this.#heap[0]];
    if (!cursor.next()) {
      const last = this.#heap.pop() as number;
      if (this.#heap.length === 0) return;
      this.#heap[0] = last;
    }
    this.#sink();
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const place = heap[from];
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >>> 1;
      if (!this.#isBefore(place, heap[parent])) break;
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = place;
  }

  #sink(): void {
    const heap = this.#heap;
    const place = heap[0];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#isBefore(heap[child + 1], heap[child])) child++;
      if (!this.#isBefore(heap[child], place)) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = place;
  }

  #isBefore(a: number, b: number): boolean {
    const left = this.#cursors[a];
    const right = this.#cursors[b];
    const order = compareBytes(left.key, left.keyLength, right.key, right.keyLength);
    return order < 0 || (order === 0 && a < b);
  }
}
