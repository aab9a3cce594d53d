import type { Vocabulary } from '../corpus/vocabulary.js';
import { QualiaError, ShapeError, UnknownWordError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { createNeighbourIndex, type NeighbourIndex } from '../matrix/neighbour-index.js';
import { topRows } from '../matrix/neighbours.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import type { HistoryStep } from './history.js';

/** A target with its score. */
export interface Neighbour {
  readonly target: string;
  readonly score: number;
}

/** Which neighbours are wanted. */
export interface NeighbourOptions {
  /** How many; default 10. */
  readonly limit?: number;
  /** Tells which targets may be returned, for instance the frequent ones; default all. */
  readonly accept?: (target: string) => boolean;
}

/** A dense space makes an index, of a quarter of its bytes, once so many queries for neighbours have paid for it. */
const queriesBeforeIndex = 8;

/** Matrices of fewer cells than this are scanned as they are. */
const fewestIndexedCells = 2 ** 20;

/** What a space is made of. */
export interface SpaceParts {
  /** A short name for messages, for instance `domain`. */
  readonly name: string;
  /** The labels of the rows. */
  readonly targets: Vocabulary;
  /** One row a target: sparse while its columns are contexts, dense after a reduction. */
  readonly matrix: SparseMatrix | DenseMatrix<Float32Array>;
  /** The labels of the columns, while they are contexts. */
  readonly contexts?: Vocabulary | undefined;
  readonly history: readonly HistoryStep[];
}

/**
 * A matrix whose rows are named, with the history of what made it.
 *
 * Invariants: there are as many targets as rows; where contexts are given, as many as columns. A space never changes;
 * transforms return a new one.
 */
export class Space implements SpaceParts {
  readonly name: string;
  readonly targets: Vocabulary;
  readonly matrix: SparseMatrix | DenseMatrix<Float32Array>;
  readonly contexts: Vocabulary | undefined;
  readonly history: readonly HistoryStep[];
  #squaredNorms: Float64Array | undefined;
  #queries = 0;
  #index: NeighbourIndex | undefined;

  /** @throws ShapeError when labels and matrix do not fit. */
  constructor({ name, targets, matrix, contexts, history }: SpaceParts) {
    if (targets.size !== matrix.rows) throw new ShapeError('Space', `${targets.size} targets`, `${matrix.rows} rows`);
    if (contexts !== undefined && contexts.size !== matrix.columns) {
      throw new ShapeError('Space', `${contexts.size} contexts`, `${matrix.columns} columns`);
    }
    this.name = name;
    this.targets = targets;
    this.matrix = matrix;
    this.contexts = contexts;
    this.history = history;
  }

  /** Tells whether the space holds the target. */
  has(target: string): boolean {
    return this.targets.has(target);
  }

  /** Returns the row of a target as a dense matrix keeps it; throws UnknownWordError when the target is not there. */
  vector(target: string): Float32Array {
    return this.vectorAt(this.#rowOf(target));
  }

  /** Returns a row by its number; a sparse row is spelled out with its zeros; throws a RangeError where there is none. */
  vectorAt(row: number): Float32Array {
    this.targets.labelAt(row);
    if (this.matrix instanceof DenseMatrix) return this.matrix.row(row);
    const cells = this.matrix.row(row);
    const vector = new Float32Array(this.matrix.columns);
    cells.columns.forEach((column, entry) => {
      vector[column] = cells.values[entry];
    });
    return vector;
  }

  /**
   * Returns the cosine of two targets, -1..1; a target whose row is zero has no direction.
   *
   * @throws UnknownWordError when a target is not there; QualiaError when one has no direction.
   */
  cosine(left: string, right: string): number {
    const a = this.#rowOf(left);
    const b = this.#rowOf(right);
    const squares = this.#squares();
    for (const [row, target] of [[a, left] as const, [b, right] as const]) {
      if (squares[row] === 0) {
        throw new QualiaError('ZERO_VECTOR', `"${target}" has only zeros in the ${this.name} space, so no cosine.`);
      }
    }
    // The root of the product, not the product of the roots: a cosine of a row with itself comes out as 1.
    return clampCosine(innerProduct(this.matrix, a, b) / Math.sqrt(squares[a] * squares[b]));
  }

  /**
   * Returns the targets with the highest cosines with a target, best first, without the target itself.
   *
   * @throws UnknownWordError when the target is not there; QualiaError when it has no direction.
   */
  neighbours(target: string, options: NeighbourOptions = {}): Neighbour[] {
    const { limit = 10, accept = () => true } = options;
    const row = this.#rowOf(target);
    const isWanted = (candidate: number): boolean => candidate !== row && accept(this.targets.labelAt(candidate));
    return this.neighboursOf(this.vectorAt(row), { limit, accept: isWanted });
  }

  /**
   * Returns the targets with the highest cosines with a vector, best first; ties come in the order of the targets.
   *
   * Targets whose rows are zero have no direction and are never returned.
   *
   * @param options.limit how many; default 10.
   * @param options.accept tells by row number which targets may be returned; default all.
   * @throws QualiaError when the vector is zero; ShapeError when it is not as long as a row.
   */
  neighboursOf(
    vector: Float32Array,
    options: { readonly limit?: number; readonly accept?: (row: number) => boolean } = {},
  ): Neighbour[] {
    const { limit = 10, accept = () => true } = options;
    const squares = this.#squares();
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) {
      throw new QualiaError('ZERO_VECTOR', `A vector of zeros has no neighbours in the ${this.name} space.`);
    }
    const index = Number.isFinite(length) ? this.#indexOfMany() : undefined;
    if (index !== undefined) {
      return index.neighbours(vector, { limit, accept }).map(({ row, score }) => this.#name(row, score));
    }
    const scales = squares.map((value) => (value === 0 ? 0 : 1 / Math.sqrt(value)));
    return topRows(this.matrix, vector, {
      limit,
      scales,
      accept: (row) => squares[row] !== 0 && accept(row),
    }).map(({ row, score }) => this.#name(row, score / length));
  }

  #name(row: number, cosine: number): Neighbour {
    return { target: this.targets.labelAt(row), score: clampCosine(cosine) };
  }

  /** Returns the index of a large dense space that is asked often, made on first use. */
  #indexOfMany(): NeighbourIndex | undefined {
    if (!(this.matrix instanceof DenseMatrix) || this.matrix.values.length < fewestIndexedCells) return undefined;
    this.#queries++;
    if (this.#queries <= queriesBeforeIndex || !this.#squares().every(Number.isFinite)) return undefined;
    this.#index ??= createNeighbourIndex(this.matrix, { measure: 'cosine' });
    return this.#index;
  }

  #rowOf(target: string): number {
    const row = this.targets.find(target);
    if (row === undefined) throw new UnknownWordError(target, `the ${this.name} space`);
    return row;
  }

  /** The squared length of each row, computed on first use. */
  #squares(): Float64Array {
    this.#squaredNorms ??= new Float64Array(this.matrix.rows).map((_, row) => innerProduct(this.matrix, row, row));
    return this.#squaredNorms;
  }
}

/** Rounding may carry a cosine a little past its range. */
function clampCosine(value: number): number {
  return Math.min(1, Math.max(-1, value));
}

function innerProduct(matrix: SparseMatrix | DenseMatrix, a: number, b: number): number {
  let sum = 0;
  if (matrix instanceof DenseMatrix) {
    const { values, columns } = matrix;
    for (let left = a * columns, right = b * columns; left < (a + 1) * columns; left++, right++) {
      sum += values[left] * values[right];
    }
    return sum;
  }
  const left = matrix.row(a);
  const right = matrix.row(b);
  for (let i = 0, j = 0; i < left.columns.length && j < right.columns.length; ) {
    const difference = left.columns[i] - right.columns[j];
    if (difference === 0) sum += left.values[i] * right.values[j];
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return sum;
}
