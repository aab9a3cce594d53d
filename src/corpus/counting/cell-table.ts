/**
 * Counts by pairs of whole numbers from 0: a hash table with open addressing and linear probing.
 *
 * 1. Slot s holds the first number + 1 at `slots[3 s]`, 0 where it is empty, the second and the count behind it.
 * 2. The number of slots is a power of two, at least 1.5 times `size`.
 * 3. What goes beyond 32 bits lies in `overflows`, by both numbers.
 */
export class CellTable {
  #slots = new Uint32Array(3 * firstSlots);
  #mask = firstSlots - 1;
  #size = 0;
  #overflows = new Map<string, number>();

  /** The number of distinct pairs. */
  get size(): number {
    return this.#size;
  }

  /** The memory of the table. */
  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** Adds a whole number below 2^32 to the count of a pair. */
  add(first: number, second: number, count: number): void {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hashOf(first, second) & mask;
    for (;;) {
      const at = 3 * slot;
      const found = slots[at];
      if (found === first + 1 && slots[at + 1] === second) {
        const sum = slots[at + 2] + count;
        slots[at + 2] = sum;
        if (sum >= 2 ** 32) this.#carry(first, second);
        return;
      }
      if (found === 0) {
        slots[at] = first + 1;
        slots[at + 1] = second;
        slots[at + 2] = count;
        break;
      }
      slot = (slot + 1) & mask;
    }
    this.#size++;
    if (3 * this.#size > 2 * (mask + 1)) this.#double();
  }

  /** Empties the table; returns its pairs and counts in an order that depends on what was added. */
  drain(): { readonly firsts: Uint32Array; readonly seconds: Uint32Array; readonly counts: Float64Array } {
    const slots = this.#slots;
    const firsts = new Uint32Array(this.#size);
    const seconds = new Uint32Array(this.#size);
    const counts = new Float64Array(this.#size);
    const overflows = this.#overflows;
    let filled = 0;
    for (let at = 0; at < slots.length; at += 3) {
      if (slots[at] === 0) continue;
      firsts[filled] = slots[at] - 1;
      seconds[filled] = slots[at + 1];
      counts[filled] = slots[at + 2];
      if (overflows.size > 0) counts[filled] += overflows.get(`${firsts[filled]} ${seconds[filled]}`) ?? 0;
      filled++;
    }
    this.#slots = new Uint32Array(3 * firstSlots);
    this.#mask = firstSlots - 1;
    this.#size = 0;
    this.#overflows = new Map();
    return { firsts, seconds, counts };
  }

  #carry(first: number, second: number): void {
    const pair = `${first} ${second}`;
    this.#overflows.set(pair, (this.#overflows.get(pair) ?? 0) + 2 ** 32);
  }

  #double(): void {
    const old = this.#slots;
    const mask = 2 * this.#mask + 1;
    const slots = new Uint32Array(2 * old.length);
    for (let from = 0; from < old.length; from += 3) {
      if (old[from] === 0) continue;
      let slot = hashOf(old[from] - 1, old[from + 1]) & mask;
      while (slots[3 * slot] !== 0) slot = (slot + 1) & mask;
      slots[3 * slot] = old[from];
      slots[3 * slot + 1] = old[from + 1];
      slots[3 * slot + 2] = old[from + 2];
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

const firstSlots = 1 << 12;

function hashOf(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
