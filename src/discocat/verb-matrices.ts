import { requireWhole, ShapeError, UnknownWordError } from '../errors.js';
import { Arena } from '../kernels/arena.js';
import type { DenseMatrix, FloatArray } from '../matrix/dense-matrix.js';

/** The vectors of the nouns of a transitive sentence. */
export interface NounVectors {
  readonly subject: FloatArray;
  readonly object: FloatArray;
}

/** Sentence pairs a call of the kernel: some hundred microseconds at 300 dimensions. */
const chunkPairs = 24;

/** Rows and columns are filled with zeros up to a multiple of this. */
const sideStep = 4;

interface StoredMatrix {
  readonly cells: Float32Array;
  /** What the cells are to be multiplied with: a power of two. */
  readonly scale: number;
}

/**
 * Square matrices of verbs, in single precision in a memory of their own, ready to be compared.
 *
 * Each is scaled by a power of two, so that the products of two never overflow. At most `most` are kept; then the one
 * stored first makes room. The memory grows by 4 bytes a cell, dimensions filled up to a multiple of four.
 */
export class VerbMatrices {
  readonly dimensions: number;
  readonly #side: number;
  readonly #most: number;
  readonly #arena = new Arena();
  readonly #stored = new Map<string, StoredMatrix>();
  readonly #free: Float32Array[] = [];

  /**
   * @param options.most how many matrices are kept; default as many as 64 MiB hold, and at least 2.
   * @throws OptionError when `dimensions` is not a whole number above 0 or `most` not one above 1.
   */
  constructor(dimensions: number, options: { readonly most?: number } = {}) {
    const { most = Math.max(2, Math.floor(2 ** 24 / dimensions ** 2)) } = options;
    requireWhole('dimensions', dimensions, 1);
    requireWhole('most', most, 2);
    this.dimensions = dimensions;
    this.#side = Math.ceil(dimensions / sideStep) * sideStep;
    this.#most = most;
  }

  /** Tells whether the matrix of a verb is kept. */
  has(verb: string): boolean {
    return this.#stored.has(verb);
  }

  /**
   * Stores the matrix of a verb, in the place of an earlier one of its own or, where all places are taken, of the verb
   * stored first that is not among those to `keep`.
   *
   * @throws ShapeError when the matrix does not have `dimensions` rows and columns.
   */
  set(verb: string, matrix: DenseMatrix, keep: readonly string[] = []): void {
    const { dimensions } = this;
    if (matrix.rows !== dimensions || matrix.columns !== dimensions) {
      throw new ShapeError('VerbMatrices', `${matrix.rows} x ${matrix.columns}`, `${dimensions} x ${dimensions}`);
    }
    this.#forget(verb);
    if (this.#stored.size >= this.#most) {
      const oldest = [...this.#stored.keys()].find((other) => !keep.includes(other));
      if (oldest !== undefined) this.#forget(oldest);
    }
    const cells = this.#free.pop() ?? this.#arena.zeros(Float32Array, this.#side ** 2);
    const scale = powerAbove(largestOf(matrix.values));
    for (let row = 0; row < dimensions; row++) {
      const from = row * dimensions;
      const to = row * this.#side;
      for (let column = 0; column < dimensions; column++) cells[to + column] = matrix.values[from + column] / scale;
    }
    this.#stored.set(verb, { cells, scale });
  }

  /** Forgets all matrices; the memory is kept for the next. */
  clear(): void {
    for (const verb of [...this.#stored.keys()]) this.#forget(verb);
  }

  /**
   * Returns the inner product of each pair of sentences s V o and s' V' o' with the verbs V and V':
   * <V . (s (x) o), V' . (s' (x) o')> = (s . s')' (V . V') (o . o'), entry by entry products, so that no sentence is
   * ever made (Grefenstette & Sadrzadeh 2011). Sums of a row are single precision, sums of rows double.
   *
   * @throws UnknownWordError when the matrix of a verb is not kept; ShapeError when a vector has another length.
   */
  innerProducts(
    left: string,
    right: string,
    pairs: readonly (readonly [left: NounVectors, right: NounVectors])[],
  ): Float64Array {
    const [a, b] = [this.#find(left), this.#find(right)];
    const side = this.#side;
    return this.#arena.scope(() => {
      const subjects = this.#arena.zeros(Float32Array, pairs.length * side);
      const objects = this.#arena.zeros(Float32Array, pairs.length * side);
      const scores = this.#arena.allocate(Float64Array, pairs.length);
      const scales = pairs.map(([one, other], pair) => {
        const subject = this.#multiplyEntries(subjects, pair, [one.subject, other.subject]);
        return subject * this.#multiplyEntries(objects, pair, [one.object, other.object]) * a.scale * b.scale;
      });
      const parameters = [a.cells, b.cells, side, side, subjects, objects, scores] as const;
      this.#arena.run('scoreMatrixPair', [...parameters], { items: pairs.length, chunk: chunkPairs });
      return Float64Array.from(scores, (score, pair) => score * scales[pair]);
    });
  }

  #find(verb: string): StoredMatrix {
    const stored = this.#stored.get(verb);
    if (stored === undefined) throw new UnknownWordError(verb, 'the verbs whose matrices are kept');
    return stored;
  }

  #forget(verb: string): void {
    const stored = this.#stored.get(verb);
    if (stored === undefined) return;
    this.#stored.delete(verb);
    this.#free.push(stored.cells);
  }

  /** Writes the products of the entries of two vectors, scaled by a power of two, which is returned. */
  #multiplyEntries(to: Float32Array, pair: number, [left, right]: readonly [FloatArray, FloatArray]): number {
    const { dimensions } = this;
    for (const { length } of [left, right]) {
      if (length !== dimensions) throw new ShapeError('VerbMatrices', `a vector of ${length}`, `${dimensions}`);
    }
    let largest = 0;
    for (let entry = 0; entry < dimensions; entry++) {
      const size = Math.abs(left[entry] * right[entry]);
      if (size > largest) largest = size;
    }
    const scale = powerAbove(largest);
    const start = pair * this.#side;
    for (let entry = 0; entry < dimensions; entry++) to[start + entry] = (left[entry] * right[entry]) / scale;
    return scale;
  }
}

function largestOf(values: FloatArray): number {
  let largest = 0;
  for (let entry = 0; entry < values.length; entry++) largest = Math.max(largest, Math.abs(values[entry]));
  return largest;
}

/** The lowest power of two that is no less than a number; 1 for 0. */
function powerAbove(value: number): number {
  return value === 0 ? 1 : 2 ** Math.ceil(Math.log2(value));
}
