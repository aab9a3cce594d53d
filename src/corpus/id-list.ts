import type { Arena } from '../kernels/arena.js';

/** A growing list of ids of 16 or 32 bits in which a line end never follows another. */
export class IdList {
  #ids: Uint16Array | Uint32Array;
  #length = 0;
  readonly #lineEnd: number;

  /** @param capacity ids that there is room for at first; room that is not used takes no memory. */
  constructor(lineEnd: number, capacity: number) {
    this.#lineEnd = lineEnd;
    this.#ids = createIds(lineEnd, capacity);
  }

  /** Whether the ids have 16 bits. */
  get isNarrow(): boolean {
    return this.#ids instanceof Uint16Array;
  }

  /** The number of ids. */
  get length(): number {
    return this.#length;
  }

  /** All ids, as a view. */
  get ids(): Uint16Array | Uint32Array {
    return this.#ids.subarray(0, this.#length);
  }

  /**
   * Adds ids at the end.
   *
   * @param arena the arena where they lie, if they lie in one.
   */
  append(ids: Uint16Array | Uint32Array, arena?: Arena): void {
    const { length } = this;
    const repeats = length > 0 && this.#ids[length - 1] === this.#lineEnd && ids[0] === this.#lineEnd;
    const added = repeats ? ids.subarray(1) : ids;
    if (length + added.length > this.#ids.length) this.#grow(length + added.length);
    if (arena === undefined) this.#ids.set(added, length);
    else arena.copyOut(added, this.#ids, length);
    this.#length = length + added.length;
  }

  #grow(needed: number): void {
    const larger = createIds(this.#lineEnd, Math.ceil(needed * 1.5));
    larger.set(this.ids);
    this.#ids = larger;
  }
}

/** Makes room for ids of this many words, with the line end and the gap behind them: of 16 bits where that is enough. */
function createIds(words: number, length: number): Uint16Array | Uint32Array {
  return words + 2 <= 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
