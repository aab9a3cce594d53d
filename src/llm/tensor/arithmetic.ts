import { Arena } from '../../kernels/arena.js';
import { packedColumns, productRows } from '../../kernels/float-products.js';
import type { FloatNumbers, NumberArrayType } from '../../kernels/numbers.js';

/** Numbers of 32 bits, which kernels are compiled for, or of 64, for checking gradients. */
export type Precision = 'single' | 'double';

/** How a factor of a product lies in its numbers: entry (i, k) of matrix b is at b * batch + i * row + k * column. */
export interface Strides {
  readonly batch: number;
  readonly row: number;
  readonly column: number;
}

/** A product of `batches` matrices of `rows` x `inner` with as many of `inner` x `columns`. */
export interface ProductSizes {
  readonly batches: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** A factor of a product. */
export interface Factor {
  readonly values: FloatNumbers;
  readonly strides: Strides;
}

/** Rows of one call of the product kernel: with 128 columns they stay in the nearest caches beside a tile of the other factor. */
const rowsPerCall = 64;

/** What rows of scores are: see {@link Arithmetic.softmax}. */
export interface SoftmaxSettings {
  readonly columns: number;
  readonly scale: number;
  /** Queries of a sequence; default one. */
  readonly queries?: number;
  /** Keys that count, for each sequence; default all. */
  readonly lengths?: ArrayLike<number> | undefined;
  readonly causal?: boolean;
  /** The scores of distances, 2 queries - 1 numbers a row. */
  readonly relative?: FloatNumbers | undefined;
}

/**
 * The numbers that tensors are made of and the heavy work on them, in an arena: all that is handed out within `scope` is given
 * back together, so that a step of training costs no garbage.
 *
 * In single precision kernels are compiled with SIMD and shared by threads; in double precision they are plain TypeScript.
 */
export class Arithmetic {
  readonly precision: Precision;
  readonly #arena: Arena;
  readonly #type: NumberArrayType<FloatNumbers>;
  #allocated = 0;

  /**
   * @param options.precision default `single`.
   * @param options.threads threads that share products, this one included; default 1; in double precision always 1.
   * @param options.kind which kernels run; default as the arena chooses.
   */
  constructor(
    options: { readonly precision?: Precision; readonly threads?: number; readonly kind?: Arena['kind'] } = {},
  ) {
    const { precision = 'single', threads = 1, kind } = options;
    this.precision = precision;
    this.#type = precision === 'single' ? Float32Array : Float64Array;
    this.#arena =
      precision === 'single'
        ? new Arena({ threads, ...(kind !== undefined && { kind }) })
        : new Arena({ kind: 'plain', threads: 1 });
  }

  /** Bytes that the memory has grown to; 0 where arrays are ordinary ones. */
  get capacityBytes(): number {
    return this.#arena.capacityBytes;
  }

  /** How many numbers were handed out so far, those given back included; the scratch of products is not counted. */
  get allocatedNumbers(): number {
    return this.#allocated;
  }

  /** Hands out numbers that are 0. */
  zeros(length: number): FloatNumbers {
    this.#allocated += length;
    return this.#arena.zeros(this.#type, length);
  }

  /** Hands out numbers that hold anything. */
  allocate(length: number): FloatNumbers {
    this.#allocated += length;
    return this.#arena.allocate(this.#type, length);
  }

  /** Runs `use` and gives back all numbers that were handed out meanwhile. */
  scope<Result>(use: () => Result): Result {
    return this.#arena.scope(use);
  }

  /** Ends the other threads. */
  close(): void {
    this.#arena.close();
  }

  /** Multiplies matrices; the products are row-major, one after the other, and replace what is there or are added to it. */
  multiply(
    [left, right]: readonly [Factor, Factor],
    product: FloatNumbers,
    { batches, rows, inner, columns, isAdded = false }: ProductSizes & { readonly isAdded?: boolean },
  ): void {
    const arena = this.#arena;
    if (batches * rows * columns === 0) return;
    arena.scope(() => {
      const tiles = Math.ceil(columns / packedColumns);
      // A factor that all matrices share is packed once.
      const packedBatches = right.strides.batch === 0 ? 1 : batches;
      const packed = arena.allocate(this.#type, packedBatches * tiles * inner * packedColumns);
      const { batch: rightBatch, row: rightRow, column: rightColumn } = right.strides;
      arena.run('packFloats', [right.values, rightBatch, rightRow, rightColumn, inner, columns, packed], {
        items: packedBatches * tiles,
        chunk: Math.max(1, Math.ceil(4096 / inner)),
      });
      const { batch, row, column } = left.strides;
      const packedStride = right.strides.batch === 0 ? 0 : tiles * inner * packedColumns;
      const sizes = [packed, packedStride, columns, product, rows * columns, columns, isAdded ? 0 : 1] as const;
      const groups = Math.ceil(rows / productRows);
      arena.run('multiplyPacked', [left.values, batch, row, column, rows, inner, ...sizes], {
        items: batches * groups,
        chunk: rowsPerCall / productRows,
      });
    });
  }

  /**
   * Turns rows of scores into shares that sum to 1, in place: the softmax of scale (score + relative score), where keys beyond
   * the length of a sequence, and with `causal` those behind the query, get nothing.
   */
  softmax(scores: FloatNumbers, settings: SoftmaxSettings): void {
    const { columns, scale, queries = 1, lengths, causal = false, relative } = settings;
    const rows = scores.length / columns;
    const sequences = lengths?.length ?? 1;
    const rowsPerSequence = rows / sequences;
    this.#arena.scope(() => {
      const counted = this.#arena.copy(Uint32Array, lengths ?? [columns]);
      const relativeColumns = relative === undefined ? 0 : 2 * queries - 1;
      const beside = [relative ?? scores, relativeColumns, queries, counted, rowsPerSequence, causal ? 1 : 0] as const;
      this.#arena.run('softmaxRows', [scores, columns, scale, ...beside], {
        items: rows,
        chunk: Math.max(1, Math.ceil(32_768 / columns)),
      });
    });
  }

  /** Turns the gradients of shares into those of the scores before they were scaled, in place. */
  softmaxGradients(shares: FloatNumbers, gradients: FloatNumbers, columns: number, scale: number): void {
    this.#arena.run('softmaxGradients', [shares, gradients, columns, scale], {
      items: shares.length / columns,
      chunk: Math.max(1, Math.ceil(32_768 / columns)),
    });
  }

  /** Computes Gaussian error linear units (Hendrycks & Gimpel 2016), in their tangent form. */
  gaussianUnits(inputs: FloatNumbers, outputs: FloatNumbers): void {
    this.#arena.run('gaussianUnits', [inputs, outputs], { items: inputs.length, chunk: 32_768 });
  }

  /** Adds to `target` the gradients of Gaussian error linear units. */
  gaussianUnitGradients(inputs: FloatNumbers, gradients: FloatNumbers, target: FloatNumbers): void {
    this.#arena.run('gaussianUnitGradients', [inputs, gradients, target], { items: inputs.length, chunk: 32_768 });
  }
}
