/**
 * A hash table from feature keys (three whole numbers) to row numbers, with open addressing and linear probing.
 *
 * 1. Slot s holds a key at `slots[4 s]` to `slots[4 s + 2]` and its row + 1 at `slots[4 s + 3]`, which is 0 where empty.
 * 2. The number of slots is a power of two, at least twice `size`. Rows count up in the order of insertion.
 * 3. `filter` has four bits a slot; the bit that a held key's hash names is set.
 *
 * Typed arrays replace a Map of strings because building and hashing strings takes most of a tagger's time; key and row
 * lie together so that a search touches one cache line; most searches are for keys that are not there, and the filter,
 * which is small enough for the cache, answers nearly all of these.
 */
export class FeatureTable {
  #slots = new Int32Array(4 * 1024);
  #filter = new Uint8Array(512);
  #size = 0;

  /** Fills a table with keys in the order of their rows, three numbers a row. */
  static from(keys: Int32Array): FeatureTable {
    const table = new FeatureTable();
    for (let i = 0; i + 2 < keys.length; i += 3) {
      table.insert(keys[i] as number, keys[i + 1] as number, keys[i + 2] as number);
    }
    return table;
  }

  /** The number of rows. */
  get size(): number {
    return this.#size;
  }

  /** The row of a key, or -1. */
  find(first: number, second: number, third: number): number {
    const hash = hashOf(first, second, third);
    const byte = this.#filter[(hash >>> 3) & (this.#filter.length - 1)] as number;
    if ((byte & (1 << (hash & 7))) === 0) return -1;
    return (this.#slots[slotOf(this.#slots, hash, first, second, third) + 3] as number) - 1;
  }

  /**
   * Writes the rows of the keys that are there, in order, and returns how many they are.
   *
   * @param keys three numbers a key, of which the first `length` count.
   * @param rows has room for as many as there are keys.
   */
  findAll(keys: Int32Array, length: number, rows: Int32Array): number {
    const filter = this.#filter;
    const slots = this.#slots;
    // First the filter is asked for all, without a branch, since a branch would often be guessed wrong.
    let passed = 0;
    for (let i = 0; i < length; i += 3) {
      const hash = hashOf(keys[i] as number, keys[i + 1] as number, keys[i + 2] as number);
      rows[passed] = i;
      passed += ((filter[(hash >>> 3) & (filter.length - 1)] as number) >>> (hash & 7)) & 1;
    }
    let found = 0;
    for (let p = 0; p < passed; p++) {
      const i = rows[p] as number;
      const [first, second, third] = [keys[i] as number, keys[i + 1] as number, keys[i + 2] as number];
      const row = (slots[slotOf(slots, hashOf(first, second, third), first, second, third) + 3] as number) - 1;
      if (row >= 0) rows[found++] = row;
    }
    return found;
  }

  /** The row of a key, added if it is new. */
  insert(first: number, second: number, third: number): number {
    const hash = hashOf(first, second, third);
    const slot = slotOf(this.#slots, hash, first, second, third);
    const found = (this.#slots[slot + 3] as number) - 1;
    if (found >= 0) return found;
    const row = this.#size++;
    this.#slots.set([first, second, third, row + 1], slot);
    setBit(this.#filter, hash);
    if (8 * this.#size > this.#slots.length) this.#double();
    return row;
  }

  /** All keys in the order of their rows, three numbers a row. */
  keys(): Int32Array {
    const keys = new Int32Array(3 * this.#size);
    for (let slot = 0; slot < this.#slots.length; slot += 4) {
      const row = (this.#slots[slot + 3] as number) - 1;
      if (row >= 0) keys.set(this.#slots.subarray(slot, slot + 3), 3 * row);
    }
    return keys;
  }

  #double(): void {
    const slots = this.#slots;
    const larger = new Int32Array(2 * slots.length);
    this.#filter = new Uint8Array(2 * this.#filter.length);
    for (let slot = 0; slot < slots.length; slot += 4) {
      if (slots[slot + 3] === 0) continue;
      const [first = 0, second = 0, third = 0] = slots.subarray(slot, slot + 3);
      const hash = hashOf(first, second, third);
      setBit(this.#filter, hash);
      larger.set(slots.subarray(slot, slot + 4), slotOf(larger, hash, first, second, third));
    }
    this.#slots = larger;
  }
}

function hashOf(first: number, second: number, third: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function setBit(filter: Uint8Array, hash: number): void {
  const byte = (hash >>> 3) & (filter.length - 1);
  filter[byte] = (filter[byte] as number) | (1 << (hash & 7));
}

/** The place of a key in `slots`, or of the empty slot where it would go. */
function slotOf(slots: Int32Array, hash: number, first: number, second: number, third: number): number {
  const mask = slots.length - 1;
  // The filter takes the low bits, so the slot comes from higher ones.
  let slot = ((hash >>> 7) << 2) & mask;
  while (slots[slot + 3] !== 0) {
    if (slots[slot] === first && slots[slot + 1] === second && slots[slot + 2] === third) return slot;
    slot = (slot + 4) & mask;
  }
  return slot;
}
