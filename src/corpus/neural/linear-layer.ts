import type { Arena } from '../../kernels/arena.js';
import { packedColumns, productRows } from '../../kernels/float-products.js';
import { NibbleLayer } from './nibble-layer.js';
import type { QuantisedMatrix } from './quantised-matrix.js';

/** Rows of a product in one call of the kernel, so that calls stay short. */
const rowsPerCall = 64;

/** A linear map of vectors of an arena; its weights stay there, packed once. */
export interface LinearLayer {
  /** How many numbers come in. */
  readonly inputs: number;
  /** How many numbers come out. */
  readonly outputs: number;

  /**
   * Maps vectors; those that come in lie one after the other.
   *
   * @param options.stride how far apart those begin that come out; default one after the other.
   */
  apply(vectors: Float32Array, count: number, target: Float32Array, options?: { readonly stride?: number }): void;
}

/**
 * Makes a linear map: weights of four bits stay so, others become numbers of single precision.
 *
 * @param weights a row for each number that comes out.
 * @param bias what is added to them; default nothing.
 */
export function createLinearLayer(
  arena: Arena,
  weights: QuantisedMatrix,
  bias: Float32Array = new Float32Array(weights.rows),
): LinearLayer {
  const { nibbles } = weights;
  return nibbles === undefined
    ? new FloatLayer(arena, weights, bias)
    : new NibbleLayer(arena, nibbles, { inputs: weights.columns, bias });
}

class FloatLayer implements LinearLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly #arena: Arena;
  readonly #packed: Float32Array;
  readonly #bias: Float32Array;

  constructor(arena: Arena, weights: QuantisedMatrix, bias: Float32Array) {
    const { rows, columns } = weights;
    this.inputs = columns;
    this.outputs = rows;
    this.#arena = arena;
    this.#bias = bias;
    const tiles = Math.ceil(rows / packedColumns);
    this.#packed = arena.allocate(Float32Array, tiles * packedColumns * columns);
    arena.scope(() => {
      const numbers = arena.allocate(Float32Array, rows * columns);
      for (let row = 0; row < rows; row++) weights.readRow(row, numbers, row * columns);
      arena.run('packFloats', [numbers, 0, 1, columns, columns, rows, this.#packed], {
        items: tiles,
        chunk: Math.max(1, Math.ceil(4096 / columns)),
      });
    });
  }

  apply(vectors: Float32Array, count: number, target: Float32Array, options: { readonly stride?: number } = {}): void {
    const { inputs, outputs } = this;
    const { stride = outputs } = options;
    for (let row = 0; row < count; row++) target.set(this.#bias, row * stride);
    const sizes = [this.#packed, 0, outputs, target, 0, stride, 0] as const;
    this.#arena.run('multiplyPacked', [vectors, 0, inputs, 1, count, inputs, ...sizes], {
      items: Math.ceil(count / productRows),
      chunk: rowsPerCall / productRows,
    });
  }
}
