import { keyWords } from './text-key.js';

/** Entries whose keys lie together in memory; memory grows by so many, without copying. */
const chunkEntries = 2 ** 16;

/** A slot whose entry was removed. */
const removed = 0xffff_ffff;

/**
 * Keys of 16 bytes with the numbers of their entries, counted from 0, in about 24 bytes an entry.
 *
 * 1. `#slots` holds the number of an entry plus 1, 0 where nothing is, `removed` where an entry was.
 * 2. The slots have a length that is a power of 2, and more than a third of them is 0.
 * 3. An entry lies in the slot of its key's first word or behind it, with no 0 between.
 * 4. Several entries may have the same key; `find` gives the one that was added first and is not removed.
 */
export class KeyIndex {
  readonly #chunks: Uint32Array[] = [];
  #slots = new Uint32Array(1024);
  #used = 0;
  #size = 0;

  /** How many entries were added, removed ones included. */
  get size(): number {
    return this.#size;
  }

  /** Makes room for so many entries more. */
  reserve(entries: number): void {
    const needed = 1.5 * (this.#used + entries);
    if (needed >= this.#slots.length) this.#rehash(2 ** Math.ceil(Math.log2(needed + 1)));
  }

  /** Adds an entry with the key that stands in `keys` from `at` on, and returns its number. */
  add(keys: Uint32Array, at = 0): number {
    this.reserve(1);
    const entry = this.#size++;
    const place = entry % chunkEntries;
    if (place === 0) this.#chunks.push(new Uint32Array(keyWords * chunkEntries));
    const chunk = this.#chunks[this.#chunks.length - 1];
    for (let word = 0; word < keyWords; word++) chunk[keyWords * place + word] = keys[at + word];
    this.#insert(keys[at], entry + 1);
    this.#used++;
    return entry;
  }

  /** Returns the number of the first entry of a key, or undefined where there is none. */
  find(keys: Uint32Array, at = 0): number | undefined {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const [first, second, third, fourth] = [keys[at], keys[at + 1], keys[at + 2], keys[at + 3]];
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot];
      if (held === 0) return undefined;
      if (held === removed) continue;
      const entry = held - 1;
      const chunk = this.#chunks[Math.floor(entry / chunkEntries)];
      const start = keyWords * (entry % chunkEntries);
      const isSame = chunk[start] === first && chunk[start + 1] === second;
      if (isSame && chunk[start + 2] === third && chunk[start + 3] === fourth) return entry;
    }
  }

  /** Takes an entry out, so that `find` gives the next one of the same key. */
  remove(entry: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = this.#firstWord(entry) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot] === entry + 1) slots[slot] = removed;
    }
  }

  #firstWord(entry: number): number {
    return this.#chunks[Math.floor(entry / chunkEntries)][keyWords * (entry % chunkEntries)];
  }

  #insert(firstWord: number, held: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = firstWord & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = held;
  }

  #rehash(length: number): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(length);
    this.#used = 0;
    // From behind a gap on, so that entries of the same key keep their order.
    const gap = old.indexOf(0);
    for (let step = 0; step < old.length; step++) {
      const held = old[(gap + step) & (old.length - 1)];
      if (held === 0 || held === removed) continue;
      this.#insert(this.#firstWord(held - 1), held);
      this.#used++;
    }
  }
}
