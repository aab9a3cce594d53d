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

/** Collects sums at places: in an array where many of the cells will be filled, in a map otherwise. */
export class CellSums {
  readonly #dense: Float64Array | undefined;
  readonly #sparse = new Map<number, number>();

  /** @param filled about how many of the `cells` will be filled. */
  constructor(cells: number, filled: number) {
    if (cells <= fewCells || cells <= densestFactor * filled) this.#dense = new Float64Array(cells);
  }

  /** The sums where all are stored, to add to directly. */
  get dense(): Float64Array | undefined {
    return this.#dense;
  }

  /** Adds to the sum at a place. */
  add(place: number, value: number): void {
    if (this.#dense !== undefined) this.#dense[place] += value;
    else this.#sparse.set(place, (this.#sparse.get(place) ?? 0) + value);
  }

  /** Returns the sums. */
  finish(): Cells {
    if (this.#dense !== undefined) return { values: this.#dense, places: undefined };
    const places = Float64Array.from(this.#sparse.keys()).sort();
    return { places, values: Float64Array.from(places, (place) => this.#sparse.get(place) ?? 0) };
  }
}
