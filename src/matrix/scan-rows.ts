import type { Arena } from '../kernels/arena.js';
import { listLength } from '../kernels/nearest-list.js';
import { groupQueries } from '../kernels/nearest-rows.js';
import type { PerThread } from '../kernels/numbers.js';
import type { FloatArray } from './dense-matrix.js';
import { type PackedRows, packQueries, packSingleQuery } from './packed-rows.js';

/** Rows a call of the kernel: a few hundred microseconds. */
const chunkRows = { int8: 4096, int16: 256, single: 128 } as const;

/** How many rows beyond twice the wanted a list keeps: the first of a scan, and those within the bounds. */
const spareRows = { int8: 1024, int16: 256, single: 256 } as const;

/** The lists of some queries, see src/kernels/nearest-list.ts, for each thread its own. */
interface ScanLists {
  readonly lists: PerThread<Float64Array>;
  readonly thresholds: PerThread<Float32Array>;
  readonly wanted: number;
  readonly capacity: number;
}

/**
 * Returns for each query every row that may be among its `wanted` best, in rising order; undefined where those are
 * too many to list, and for a query of length 0, which has no direction.
 *
 * The result holds the true best rows whatever the number of threads: a row is only passed over when as many others
 * have certain scores above its highest possible one. Scratch space is taken from the arena; call it in a scope.
 *
 * @param options.lengths the length of each query.
 */
export function scanRows(
  arena: Arena,
  packed: PackedRows,
  options: { readonly queries: readonly FloatArray[]; readonly lengths: readonly number[]; readonly wanted: number },
): (number[] | undefined)[] {
  const { queries, lengths, wanted } = options;
  const { precision, cells, words, scales, bounds } = packed;
  const capacity = 2 * wanted + spareRows[precision];
  const run = { items: scales.length, chunk: chunkRows[precision] };
  if (precision !== 'int8') {
    const { cells: packedQueries, groups } = packQueries(arena, queries, { precision, lengths });
    const state = makeLists(arena, padWithZeros(lengths, groups * groupQueries), { wanted, capacity });
    const name = precision === 'int16' ? 'nearestRows16' : 'nearestRows32';
    const { thresholds, lists } = state;
    const rows = [cells as Int16Array, words, scales, bounds] as const;
    arena.run(name, [...rows, packedQueries, groups, thresholds, lists, wanted, capacity], run);
    return lengths.map((length, query) => (length === 0 ? undefined : collectRows(state, query)));
  }
  return queries.map((query, place) => {
    if (lengths[place] === 0) return undefined;
    return arena.scope(() => {
      const state = makeLists(arena, [lengths[place]], { wanted, capacity });
      const packedQuery = packSingleQuery(arena, query, lengths[place]);
      const { thresholds, lists } = state;
      const rows = [cells as Int8Array, words, scales, bounds] as const;
      arena.run('nearestRows8', [...rows, packedQuery, thresholds, lists, wanted, capacity], run);
      return collectRows(state, 0);
    });
  });
}

function padWithZeros(lengths: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, query) => lengths[query] ?? 0);
}

/** Lists of nothing yet; a query of length 0, as those that only fill a group, is never reached. */
function makeLists(
  arena: Arena,
  lengths: readonly number[],
  { wanted, capacity }: { readonly wanted: number; readonly capacity: number },
): ScanLists {
  const stride = listLength(wanted, capacity);
  const lists = arena.perThread(Float64Array, lengths.length * stride);
  const thresholds = arena.perThread(Float32Array, lengths.length);
  for (const list of lists.arrays) {
    lengths.forEach((_, query) => {
      const start = query * stride;
      list[start] = 0;
      list.fill(Number.NEGATIVE_INFINITY, start + 1, start + 1 + wanted);
    });
  }
  for (const threshold of thresholds.arrays) {
    lengths.forEach((length, query) => {
      threshold[query] = length === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    });
  }
  return { lists, thresholds, wanted, capacity };
}

/** Joins the lists of the threads: the rows whose highest possible score reaches the `wanted`th that is certain. */
function collectRows({ lists, wanted, capacity }: ScanLists, query: number): number[] | undefined {
  const stride = listLength(wanted, capacity);
  const own = lists.arrays.map((list) => list.subarray(query * stride, (query + 1) * stride));
  if (own.some((list) => list[0] > capacity)) return undefined;
  const certain = Float64Array.from(own.flatMap((list) => [...list.subarray(1, 1 + wanted)])).sort();
  const threshold = certain[certain.length - wanted];
  const rows: number[] = [];
  for (const list of own) {
    for (let entry = 0, place = 1 + wanted; entry < list[0]; entry++, place += 2) {
      if (list[place + 1] >= threshold) rows.push(list[place]);
    }
  }
  return rows.sort((a, b) => a - b);
}
