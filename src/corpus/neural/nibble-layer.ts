import type { Arena } from '../../kernels/arena.js';
import { nibbleColumns, nibbleGroup } from '../../kernels/nibble-products.js';
import { productsPerCall } from './call-sizes.js';
import type { NibbleRows } from './quantised-matrix.js';

/** Rows that are rounded in one call of the kernel. */
const rowsPerCall = 64;

/**
 * A linear map by weights of four bits: vectors are rounded to 16 bits, by a step for each, and multiplied as whole numbers; sums of 32
 * products are scaled at once. Rounding changes what comes out by some hundred-thousandths of the largest number that comes in.
 */
export class NibbleLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly #arena: Arena;
  readonly #groups: number;
  readonly #packed: Uint8Array;
  readonly #scales: Float32Array;
  readonly #bias: Float32Array;

  constructor(
    arena: Arena,
    { bytes, scales, groups }: NibbleRows,
    { inputs, bias }: { readonly inputs: number; readonly bias: Float32Array },
  ) {
    const rows = bias.length;
    const tiles = Math.ceil(rows / nibbleColumns);
    this.inputs = inputs;
    this.outputs = rows;
    this.#arena = arena;
    this.#groups = groups;
    this.#bias = bias;
    this.#packed = arena.allocate(Uint8Array, (tiles * nibbleColumns * groups * nibbleGroup) / 2);
    this.#scales = arena.copy(Float32Array, orderScales(scales, rows, groups));
    arena.scope(() => {
      const copied = arena.allocate(Uint8Array, bytes.length);
      arena.copyIn(bytes, copied);
      arena.run('packNibbles', [copied, rows, groups, this.#packed], { items: tiles, chunk: 16 });
    });
  }

  apply(vectors: Float32Array, count: number, target: Float32Array, options: { readonly stride?: number } = {}): void {
    const { inputs, outputs } = this;
    const { stride = outputs } = options;
    const groups = this.#groups;
    for (let row = 0; row < count; row++) target.set(this.#bias, row * stride);
    this.#arena.scope(() => {
      const width = groups * nibbleGroup;
      const rounded = this.#arena.allocate(Int16Array, count * width);
      const steps = this.#arena.allocate(Float32Array, count);
      this.#arena.run('roundVectors16', [vectors, inputs, rounded, width, steps], { items: count, chunk: rowsPerCall });
      const weights = [this.#packed, this.#scales, outputs] as const;
      const widened = this.#arena.perThread(Int16Array, width * nibbleColumns);
      this.#arena.run('multiplyNibbles', [rounded, steps, count, groups, ...weights, target, stride, widened], {
        items: Math.ceil(outputs / nibbleColumns),
        chunk: Math.ceil(productsPerCall / (count * width * nibbleColumns)),
      });
    });
  }
}

/** The scales of rows as the kernel reads them: those of 8 rows for the first group, then for the next. */
function orderScales(scales: Float32Array, rows: number, groups: number): Float32Array {
  const ordered = new Float32Array(Math.ceil(rows / nibbleColumns) * nibbleColumns * groups);
  for (let row = 0; row < rows; row++) {
    const tile = Math.floor(row / nibbleColumns) * nibbleColumns * groups;
    for (let group = 0; group < groups; group++) {
      ordered[tile + group * nibbleColumns + (row % nibbleColumns)] = scales[row * groups + group];
    }
  }
  return ordered;
}
