import type { Arena } from '../../kernels/arena.js';
import type { QuantisedMatrix } from './quantised-matrix.js';

/** Distances from here on share the last bucket of their side. */
const furthest = 128;

/**
 * Tells which bucket the distance from a query to a key counts in: half of the buckets are for keys that follow; of each half the first
 * half are for one distance each, the others for ranges that grow by the logarithm up to 128 (Raffel et al. 2020, section 2.1; MPNet, Song
 * et al. 2020).
 *
 * @param distance the key's place less the query's.
 * @example bucketOf(-3, 32) // 3
 */
export function bucketOf(distance: number, buckets: number): number {
  const half = buckets / 2;
  const exact = half / 2;
  const side = distance > 0 ? half : 0;
  const far = Math.abs(distance);
  if (far < exact) return side + far;
  const beyond = Math.trunc((Math.log(far / exact) / Math.log(furthest / exact)) * (half - exact));
  return side + Math.min(half - 1, exact + beyond);
}

/**
 * Tabulates what attention adds for each head, query and key of `count` places, times `factor`, in the arena.
 *
 * @param weights a row for each bucket, a column for each head.
 */
export function tabulateBias(arena: Arena, weights: QuantisedMatrix, count: number, factor: number): Float32Array {
  const { rows: buckets, columns: heads } = weights;
  const byDistance = new Float32Array((2 * count - 1) * heads);
  for (let place = 0; place < 2 * count - 1; place++) {
    weights.readRow(bucketOf(place - count + 1, buckets), byDistance, place * heads);
  }
  const bias = arena.allocate(Float32Array, heads * count * count);
  for (let head = 0; head < heads; head++) {
    for (let query = 0; query < count; query++) {
      const from = (head * count + query) * count;
      for (let key = 0; key < count; key++) {
        bias[from + key] = factor * byDistance[(key - query + count - 1) * heads + head];
      }
    }
  }
  return bias;
}
