import { QualiaError, requireOption, requireWhole, ShapeError } from '../errors.js';
import { Arena } from '../kernels/arena.js';
import type { DenseMatrix, FloatArray } from './dense-matrix.js';
import { denseScorer, insertScored, type ScoredRow, topRows } from './neighbours.js';
import { type PackedRows, packRows, type ScanPrecision } from './packed-rows.js';
import { scanRows } from './scan-rows.js';

/** Options of {@link createNeighbourIndex}. */
export interface NeighbourIndexOptions {
  /** `inner product`, or `cosine`, by which rows of zeros are never found; default inner product. */
  readonly measure?: 'inner product' | 'cosine';
  /** Threads that share a scan, this one included; default 1. {@link NeighbourIndex.close} ends the others. */
  readonly threads?: number;
}

/** Which neighbours are wanted of each query. */
export interface NeighbourQueryOptions {
  /** How many rows; default 10. */
  readonly limit?: number;
  /** Tells whether a row may be returned for the query of this number; default every row. */
  readonly accept?: (row: number, query: number) => boolean;
  /** What the rows are scanned in; the answer is the same. Default `int8` for up to four queries, else `int16`. */
  readonly precision?: ScanPrecision;
}

/** Queries that one scan answers together: they share the rows in the second-level cache. */
const batchQueries = 256;

/** Rows that are not accepted are often only the query's own: so many more than the limit are looked for at first. */
const spareNeighbours = 8;

/** Eight-bit sums of products stay below 2^31 up to so many columns. */
const mostColumns = 2 ** 17;

/**
 * Finds the rows of a dense matrix with the highest inner products or cosines with a query, exactly.
 *
 * A scan over rounded rows gives every score with a bound on its error; whatever may still be among the best is
 * scored again in doubles. So rows and scores are those of {@link topRows}, whichever precision scans and however
 * many threads. Where too many rows lie within the bounds (a thousand equal ones), all rows are scored in doubles.
 *
 * The index keeps the matrix, which must not change, and from its first use on a copy in 8 bits (a quarter of the
 * matrix's bytes), in 16 bits (half of them) or in floats (as many) in a memory of its own.
 */
export class NeighbourIndex {
  readonly rows: number;
  readonly columns: number;
  readonly measure: 'inner product' | 'cosine';
  readonly #matrix: DenseMatrix<Float32Array>;
  readonly #lengths: Float64Array;
  readonly #scales: Float64Array;
  readonly #arena: Arena;
  readonly #packed = new Map<ScanPrecision, PackedRows>();

  /** Use {@link createNeighbourIndex}. */
  constructor(matrix: DenseMatrix<Float32Array>, options: NeighbourIndexOptions = {}) {
    const { measure = 'inner product', threads = 1 } = options;
    requireOption(['inner product', 'cosine'].includes(measure), 'measure', measure, 'inner product, cosine');
    if (matrix.columns > mostColumns) {
      throw new ShapeError('NeighbourIndex', `${matrix.columns} columns`, `${mostColumns} at most`);
    }
    this.rows = matrix.rows;
    this.columns = matrix.columns;
    this.measure = measure;
    this.#matrix = matrix;
    this.#lengths = new Float64Array(matrix.rows).map((_, row) => lengthOf(matrix.row(row), `Row ${row}`));
    this.#scales = this.#lengths.map((length) => {
      if (measure === 'inner product') return 1;
      return length === 0 ? 0 : 1 / length;
    });
    this.#arena = new Arena({ threads });
  }

  /** How many bytes the copies of the rows take, with scratch space. */
  get bytes(): number {
    return this.#arena.capacityBytes;
  }

  /**
   * Returns the best rows for a query, best first; equal scores come in row order.
   *
   * @throws ShapeError when the query is not as long as a row; QualiaError with code `NOT_FINITE` when it holds NaN or
   * infinity, with code `ZERO_VECTOR` when it is zero and cosines are asked for.
   */
  neighbours(query: FloatArray, options?: NeighbourQueryOptions): ScoredRow[];
  /** Returns the best rows for each of many queries. */
  neighbours(queries: readonly FloatArray[], options?: NeighbourQueryOptions): ScoredRow[][];
  neighbours(
    queries: FloatArray | readonly FloatArray[],
    options: NeighbourQueryOptions = {},
  ): ScoredRow[] | ScoredRow[][] {
    const { limit = 10 } = options;
    requireWhole('limit', limit, 1);
    const isOne = queries instanceof Float32Array || queries instanceof Float64Array;
    const lists = this.#findAll(isOne ? [queries] : queries, options);
    return isOne ? (lists[0] ?? []) : lists;
  }

  /** Ends the other threads. */
  close(): void {
    this.#arena.close();
  }

  #findAll(queries: readonly FloatArray[], options: NeighbourQueryOptions): ScoredRow[][] {
    const { limit = 10, accept, precision = queries.length > 4 ? 'int16' : 'int8' } = options;
    const lengths = queries.map((query, number) => this.#lengthOfQuery(query, number));
    const found = new Map<number, ScoredRow[]>();
    // Where too few of the best are accepted, more are looked for, and at last all rows are scored.
    let pending = [...queries.keys()];
    const first = Math.min(this.rows, accept === undefined ? limit : limit + spareNeighbours);
    for (let wanted = first; pending.length > 0 && (wanted === first || wanted <= this.rows / 8); wanted *= 8) {
      const tooFew: number[] = [];
      for (const numbers of batchesOf(pending)) {
        const vectors = numbers.map((number) => queries[number]);
        const scan = { precision, wanted, lengths: numbers.map((number) => lengths[number]) };
        this.#scan(vectors, scan).forEach((best, place) => {
          const number = numbers[place];
          const accepted = best?.filter(({ row }) => accept === undefined || accept(row, number)).slice(0, limit);
          if (best === undefined || accepted === undefined) return;
          const isAll = best.length < wanted || wanted === this.rows;
          if (accepted.length === limit || isAll) found.set(number, accepted);
          else tooFew.push(number);
        });
      }
      pending = tooFew;
    }
    return queries.map((query, number) => {
      const best = found.get(number) ?? this.#scoreAll(query, limit, accept && ((row) => accept(row, number)));
      if (this.measure === 'inner product') return best;
      // Rounding takes the cosine of a vector with itself a little above 1.
      return best.map(({ row, score }) => ({ row, score: Math.max(-1, Math.min(1, score / lengths[number])) }));
    });
  }

  #lengthOfQuery(query: FloatArray, number: number): number {
    if (query.length !== this.columns) {
      throw new ShapeError('neighbours', `${query.length} numbers in query ${number}`, `${this.columns}`);
    }
    const length = lengthOf(query, `Query ${number}`);
    if (length > 0 || this.measure === 'inner product') return length;
    throw new QualiaError('ZERO_VECTOR', `Query ${number} is a vector of zeros, which has no cosines.`);
  }

  /** Returns the `wanted` best rows of each query with scores in doubles; undefined where all rows must be scored. */
  #scan(
    queries: readonly FloatArray[],
    options: { readonly precision: ScanPrecision; readonly wanted: number; readonly lengths: readonly number[] },
  ): (ScoredRow[] | undefined)[] {
    const packed = this.#packedIn(options.precision);
    const lists = this.#arena.scope(() => scanRows(this.#arena, packed, { queries, ...options }));
    return lists.map((rows, place) => {
      if (rows === undefined) return undefined;
      const scoreOf = denseScorer(this.#matrix, queries[place]);
      const best: ScoredRow[] = [];
      for (const row of rows) insertScored(best, { row, score: scoreOf(row) * this.#scales[row] }, options.wanted);
      return best;
    });
  }

  #packedIn(precision: ScanPrecision): PackedRows {
    const known = this.#packed.get(precision);
    if (known !== undefined) return known;
    const options = { precision, scales: this.#scales, lengths: this.#lengths };
    const packed = packRows(this.#arena, this.#matrix, options);
    this.#packed.set(precision, packed);
    return packed;
  }

  #scoreAll(query: FloatArray, limit: number, accept: (row: number) => boolean = () => true): ScoredRow[] {
    const scales = this.#scales;
    return topRows(this.#matrix, query, { limit, scales, accept: (row) => scales[row] !== 0 && accept(row) });
  }
}

/**
 * Makes an index for exact neighbours of many queries over one matrix.
 *
 * @param options.measure default inner product.
 * @param options.threads default 1.
 * @throws QualiaError with code `NOT_FINITE` when the matrix holds NaN or infinity.
 * @example createNeighbourIndex(vectors, { measure: 'cosine' }).neighbours(vectors.row(7), { limit: 5 })
 */
export function createNeighbourIndex(
  matrix: DenseMatrix<Float32Array>,
  options: NeighbourIndexOptions = {},
): NeighbourIndex {
  return new NeighbourIndex(matrix, options);
}

function batchesOf(numbers: readonly number[]): number[][] {
  const count = Math.ceil(numbers.length / batchQueries);
  return Array.from({ length: count }, (_, batch) => numbers.slice(batch * batchQueries, (batch + 1) * batchQueries));
}

function lengthOf(vector: FloatArray, name: string): number {
  let squares = 0;
  for (let entry = 0; entry < vector.length; entry++) squares += vector[entry] * vector[entry];
  if (Number.isFinite(squares)) return Math.sqrt(squares);
  throw new QualiaError('NOT_FINITE', `${name} holds NaN, infinity, or numbers whose squares overflow.`);
}
