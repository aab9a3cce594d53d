import { requireOption } from '../errors.js';

/** Settings of {@link DistinctCounter}. */
export interface DistinctCounterOptions {
  /** Bits of a hash that choose one of 2^b registers, 4 to 16; the standard error is 1.04 / sqrt(2^b). Default 14: 0.8 %. */
  readonly registerBits?: number;
  /** What `state` gave of a counter with as many registers; default: nothing was added. */
  readonly state?: string;
}

/**
 * Estimates how many distinct texts it was given, in one byte a register whatever their number.
 *
 * HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007, figure 3) with 64-bit hashes, so that the correction for large
 * numbers falls away; small numbers are counted by the empty registers, as there.
 */
export class DistinctCounter {
  readonly #registers: Uint8Array;
  readonly #bits: number;

  /** @throws OptionError where the bits are out of range, or the state is that of another number of registers. */
  constructor({ registerBits = 14, state }: DistinctCounterOptions = {}) {
    const isBits = Number.isInteger(registerBits) && registerBits >= 4 && registerBits <= 16;
    requireOption(isBits, 'registerBits', registerBits, 'a whole number from 4 to 16');
    this.#bits = registerBits;
    const registers = state === undefined ? new Uint8Array(2 ** registerBits) : Buffer.from(state, 'base64');
    requireOption(registers.length === 2 ** registerBits, 'state', state, `that of ${2 ** registerBits} registers`);
    this.#registers = Uint8Array.from(registers);
  }

  /** All that it knows, as text. */
  get state(): string {
    return Buffer.from(this.#registers).toString('base64');
  }

  /** Takes all that another counter with as many registers was given. */
  merge(other: DistinctCounter): void {
    requireOption(other.#bits === this.#bits, 'registerBits', other.#bits, `${this.#bits}, as here`);
    for (let register = 0; register < this.#registers.length; register++) {
      this.#registers[register] = Math.max(this.#registers[register], other.#registers[register]);
    }
  }

  /** Takes a text; one that came before changes nothing. The same text of another `kind` is another one. */
  add(text: string, kind = 0): void {
    const register = hash(text, 0x9e3779b9 + kind) >>> (32 - this.#bits);
    const rank = Math.clz32(hash(text, 0x85ebca6b + kind)) + 1;
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
