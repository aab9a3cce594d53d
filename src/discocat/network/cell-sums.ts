import { QualiaError } from '../../errors.js';
import type { FloatArray } from '../../matrix/dense-matrix.js';

/** The cells of a tensor: all of them, or those at `places`. */
export interface Cells {
  readonly values: FloatArray;
  readonly places: Float64Array | undefined;
}

/** So few cells are always stored one and all. */
const fewCells = 4096;

/** Cells are stored one and all when so many of these times as many as are expected to be filled cover the tensor. */
const densestFactor = 4;

/** A map holds no more entries than this (2^24 in V8), and that many take a gigabyte. */
const mostEntries = 2 ** 24 - 1;

/** Collects sums at places: in an array where many of the cells will be filled, in a map otherwise. */
export class CellSums {
  readonly #dense: Float64Array | undefined;
  readonly #sparse = new Map<number, number>();
  readonly #most: number;

  /**
   * @param filled about how many of the `cells` will be filled.
   * @param most how many may be stored where not all are; default what a map can hold.
   */
  constructor(cells: number, filled: number, most = mostEntries) {
    this.#most = most;
    if (cells <= fewCells || cells <= densestFactor * filled) this.#dense = new Float64Array(cells);
  }

  /** The sums where all are stored, to add to directly. */
  get dense(): Float64Array | undefined {
    return this.#dense;
  }

  /** Adds to the sum at a place. Throws a QualiaError with code `TENSOR_SIZE` when too many cells are filled to be stored. */
  add(place: number, value: number): void {
    if (this.#dense !== undefined) {
      this.#dense[place] += value;
      return;
    }
    const sum = this.#sparse.get(place);
    if (sum === undefined && this.#sparse.size >= this.#most) {
      const problem = `A sparse tensor of more than ${this.#most} stored cells would be made`;
      throw new QualiaError('TENSOR_SIZE', `${problem}. Use sparser vectors, or a sentence space of one factor.`);
    }
    this.#sparse.set(place, (sum ?? 0) + value);
  }

  /** Returns the sums. */
  finish(): Cells {
    if (this.#dense !== undefined) return { values: this.#dense, places: undefined };
    const places = Float64Array.from(this.#sparse.keys()).sort();
    return { places, values: Float64Array.from(places, (place) => this.#sparse.get(place) ?? 0) };
  }
}
