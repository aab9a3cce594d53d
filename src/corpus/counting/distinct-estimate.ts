/** The number of registers is 2 to this power: a standard error of 1.6 %. */
const registerBits = 12;

/**
 * An estimate of how many distinct texts there are in several lists, of which none is kept: HyperLogLog (Flajolet et al.
 * 2007, figure 3), with a hash of 32 bits and the correction for small numbers.
 */
export class DistinctEstimate {
  readonly #registers: Uint8Array;

  /** @param state what `state` gave; default: nothing was added. */
  constructor(state?: string) {
    const registers = new Uint8Array(2 ** registerBits);
    if (state !== undefined) registers.set(Buffer.from(state, 'base64').subarray(0, registers.length));
    this.#registers = registers;
  }

  /** Its state as text. */
  get state(): string {
    return Buffer.from(this.#registers).toString('base64');
  }

  /** About how many distinct texts were added. */
  get size(): number {
    const registers = this.#registers;
    let sum = 0;
    let empty = 0;
    for (const register of registers) {
      sum += 2 ** -register;
      if (register === 0) empty++;
    }
    const { length } = registers;
    const raw = ((0.7213 / (1 + 1.079 / length)) * length * length) / sum;
    if (raw <= 2.5 * length && empty > 0) return Math.round(length * Math.log(length / empty));
    return Math.round(raw <= 2 ** 32 / 30 ? raw : -(2 ** 32) * Math.log(1 - raw / 2 ** 32));
  }

  /** Adds a text; the same text of another `kind` is another one. */
  add(text: string, kind = 0): void {
    let hash = Math.imul(kind + 1, 0x9e3779b1);
    for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
    const register = hash >>> (32 - registerBits);
    const rank = Math.min(Math.clz32(hash << registerBits), 32 - registerBits) + 1;
    if (rank > this.#registers[register]) this.#registers[register] = rank;
  }

  /** Adds all that was added to another one. */
  merge(other: DistinctEstimate): void {
    for (let register = 0; register < this.#registers.length; register++) {
      this.#registers[register] = Math.max(this.#registers[register], other.#registers[register]);
    }
  }
}
