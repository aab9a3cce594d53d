import type { Arena } from '../kernels/arena.js';
import type { IdList } from './id-list.js';
import type { FoundTypes } from './scan-text.js';

/** The ids of types: those of the table of thread t from `idsOfTypes[t * stride]` on. */
export interface TypeIds {
  readonly idsOfTypes: Uint32Array;
  readonly stride: number;
}

/** Turns the types of a text into ids, one batch at a time. */
export class BatchEncoder {
  readonly #arena: Arena;
  readonly #encoded: Uint16Array | Uint32Array;
  readonly #kept: Uint32Array;
  #batch: FoundTypes;

  /** @param room a batch in the arena as large as any; it takes those that are loaded. */
  constructor(arena: Arena, room: FoundTypes, { isNarrow }: IdList) {
    const length = room.types.length;
    this.#arena = arena;
    this.#encoded = isNarrow ? arena.allocate(Uint16Array, length) : arena.allocate(Uint32Array, length);
    this.#kept = arena.allocate(Uint32Array, room.offsets.length);
    this.#batch = room;
  }

  /** Copies in a batch from outside the arena. */
  load(batch: FoundTypes): void {
    const { types, offsets, sizes, takenBy } = this.#batch;
    this.#arena.copyIn(batch.types, types);
    offsets.set(batch.offsets);
    sizes.set(batch.sizes);
    takenBy.set(batch.takenBy);
    this.#batch = { ...this.#batch, chunks: batch.chunks };
  }

  /**
   * Looks up the ids of a batch, without dropped ones; the threads of the arena share its chunks.
   *
   * @param meanwhile is called while other threads, if any, have begun.
   */
  encode({ idsOfTypes, stride }: TypeIds, meanwhile = () => {}): void {
    const { chunks, types, offsets, sizes, takenBy } = this.#batch;
    const input = [types, offsets, sizes, takenBy, idsOfTypes, stride] as const;
    const run = { items: chunks, chunk: 4, meanwhile };
    const encoded = this.#encoded;
    if (encoded instanceof Uint16Array) this.#arena.run('encodeTypes16', [...input, encoded, this.#kept], run);
    else this.#arena.run('encodeTypes32', [...input, encoded, this.#kept], run);
  }

  /** Adds the ids to a list. */
  appendTo(list: IdList): void {
    const { chunks, offsets } = this.#batch;
    for (let chunk = 0; chunk < chunks; chunk++) {
      const ids = this.#encoded.subarray(offsets[chunk], offsets[chunk] + this.#kept[chunk]);
      list.append(ids, this.#arena);
    }
  }
}
