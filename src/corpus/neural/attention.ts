import type { Arena } from '../../kernels/arena.js';
import { packedColumns, productRows } from '../../kernels/float-products.js';
import { productsPerCall } from './call-sizes.js';

/** Scores that the softmax gets in one call. */
const scoresPerCall = 16_384;

/** The vectors of all heads of attention, `width` numbers for each place. */
export interface AttentionVectors {
  readonly queries: Float32Array;
  readonly keys: Float32Array;
  readonly values: Float32Array;
}

/** The sizes of attention; the heads share the width evenly. */
export interface AttentionSizes {
  readonly count: number;
  readonly width: number;
  readonly heads: number;
}

/**
 * Attends from each of `count` places to all, head by head: the values weighted by softmax(q k / sqrt d + b) (Vaswani et al. 2017,
 * equation 1; with b as in Raffel et al. 2020). All arrays are of the arena.
 *
 * @param bias what is added for each head, query and key, times sqrt d; default nothing.
 */
export function attend(
  arena: Arena,
  { queries, keys, values }: AttentionVectors,
  { count, width, heads }: AttentionSizes,
  target: Float32Array,
  bias?: Float32Array,
): void {
  const size = width / heads;
  const items = heads * Math.ceil(count / productRows);
  const chunk = Math.ceil(productsPerCall / (productRows * count * size));
  arena.scope(() => {
    const scores = arena.allocate(Float32Array, heads * count * count);
    if (bias !== undefined) arena.kernels.moveBytes(bytesOf(bias), bytesOf(scores), 0, scores.byteLength);
    const tiles = Math.ceil(count / packedColumns);
    const packedKeys = arena.allocate(Float32Array, heads * tiles * size * packedColumns);
    arena.run('packFloats', [keys, size, 1, width, size, count, packedKeys], { items: heads * tiles, chunk: 16 });
    const scored = [scores, count * count, count, bias === undefined ? 1 : 0] as const;
    const keyParts = [packedKeys, tiles * size * packedColumns, count] as const;
    arena.run('multiplyPacked', [queries, size, width, 1, count, size, ...keyParts, ...scored], { items, chunk });

    const lengths = arena.copy(Uint32Array, [count]);
    const rows = heads * count;
    arena.run('softmaxRows', [scores, count, 1 / Math.sqrt(size), scores, 0, count, lengths, rows, 0], {
      items: rows,
      chunk: Math.ceil(scoresPerCall / count),
    });

    const columns = Math.ceil(size / packedColumns);
    const packedValues = arena.allocate(Float32Array, heads * columns * count * packedColumns);
    arena.run('packFloats', [values, size, width, 1, count, size, packedValues], {
      items: heads * columns,
      chunk: Math.max(1, Math.ceil(4096 / count)),
    });
    const valueParts = [packedValues, columns * count * packedColumns, size, target, size, width, 1] as const;
    arena.run('multiplyPacked', [scores, count * count, count, 1, count, count, ...valueParts], { items, chunk });
  });
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
