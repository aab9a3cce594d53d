/** Bits of a hash that choose a register; the standard error is 1.04 / sqrt(2^14), 0.8 %. */
const registerBits = 14;

/**
 * Estimates how many distinct texts it was given, in 16 KiB whatever their number.
 *
 * HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007, figure 3) with 64-bit hashes, so that the correction for large
 * numbers falls away; small numbers are counted by the empty registers, as there.
 */
export class DistinctCounter {
  readonly #registers = new Uint8Array(2 ** registerBits);

  /** Takes a text; one that came before changes nothing. */
  add(text: string): void {
    const register = hash(text, 0x9e3779b9) >>> (32 - registerBits);
    const rank = Math.clz32(hash(text, 0x85ebca6b)) + 1;
    if (rank > (this.#registers[register] as number)) this.#registers[register] = rank;
  }

  /** The estimated number of distinct texts. */
  get estimate(): number {
    const size = this.#registers.length;
    let sum = 0;
    let empty = 0;
    for (const rank of this.#registers) {
      sum += 2 ** -rank;
      if (rank === 0) empty++;
    }
    const alpha = 0.7213 / (1 + 1.079 / size);
    const raw = (alpha * size * size) / sum;
    return Math.round(raw <= 2.5 * size && empty > 0 ? size * Math.log(size / empty) : raw);
  }
}

/** Mixes the UTF-16 units of a text into 32 bits: multiply and rotate for each unit, the finaliser of splitmix32 behind. */
function hash(text: string, seed: number): number {
  let state = seed ^ text.length;
  for (let place = 0; place < text.length; place++) {
    state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
    state = (state << 13) | (state >>> 19);
  }
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97);
  return (state ^ (state >>> 15)) >>> 0;
}
