import fc from 'fast-check';
import type { Arena } from '../../src/kernels/arena.js';
import { listLength } from '../../src/kernels/nearest-list.js';
import { groupQueries, tileRows, wordCells } from '../../src/kernels/nearest-rows.js';
import { createRandom } from '../../src/random.js';
import { describeKernel } from './kernel-laws.js';

// Small whole cells, scales that are powers of two: every score is exact, so that lists agree to the last entry.
const inputs = fc.record({
  seed: fc.nat(1e6),
  tiles: fc.integer({ min: 1, max: 20 }),
  words: fc.integer({ min: 1, max: 9 }),
  wanted: fc.integer({ min: 1, max: 5 }),
  spare: fc.integer({ min: 0, max: 6 }),
});

type Input = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never;

function makeRows(arena: Arena, { seed, tiles }: Input) {
  const random = createRandom(seed);
  const rows = tiles * tileRows;
  const whole = (length: number): number[] => Array.from({ length }, () => random.integer(9) - 4);
  const scales = arena.copy(
    Float32Array,
    whole(rows).map((value) => (value === 4 ? Number.NaN : 2 ** value)),
  );
  const bounds = arena.copy(
    Float32Array,
    whole(rows).map((value) => 2 ** value),
  );
  return { rows, scales, bounds, whole };
}

/** Lists with nothing in them and as much kept as the count says, so that what was never written is not compared. */
function readLists(lists: Float64Array, { wanted, spare }: Input): number[] {
  const stride = listLength(wanted, wanted + spare);
  return Array.from({ length: lists.length / stride }, (_, query) => {
    const list = lists.subarray(query * stride, (query + 1) * stride);
    return [...list.subarray(0, 1 + wanted + 2 * Math.min(list[0], wanted + spare))];
  }).flat();
}

function emptyLists(arena: Arena, queries: number, { wanted, spare }: Input): Float64Array {
  const stride = listLength(wanted, wanted + spare);
  const lists = arena.allocate(Float64Array, queries * stride).fill(Number.NEGATIVE_INFINITY);
  for (let query = 0; query < queries; query++) lists[query * stride] = 0;
  return lists;
}

for (const [name, type, cells] of [
  ['nearestRows16', Int16Array, wordCells.int16],
  ['nearestRows32', Float32Array, wordCells.single],
] as const) {
  describeKernel(name, inputs, (arena, input) => {
    const { rows, scales, bounds, whole } = makeRows(arena, input);
    const { words, wanted, spare } = input;
    const packed = arena.copy<Int16Array | Float32Array>(type, whole(rows * words * cells)) as Int16Array;
    const queries = arena.copy<Int16Array | Float32Array>(type, whole(2 * groupQueries * words * cells)) as Int16Array;
    const thresholds = arena.allocate(Float32Array, 2 * groupQueries).fill(Number.NEGATIVE_INFINITY);
    thresholds[3] = Number.POSITIVE_INFINITY;
    const lists = emptyLists(arena, 2 * groupQueries, input);
    const parameters = [packed, words, scales, bounds, queries, 2, thresholds, lists, wanted, wanted + spare] as const;
    arena.run(name, [...parameters], { items: rows, chunk: 8 });
    return [Int32Array.from(readLists(lists, input), (value) => value * 2 ** 10), new Float32Array(lists.length)];
  });
}

describeKernel('nearestRows8', inputs, (arena, input) => {
  const { rows, scales, bounds, whole } = makeRows(arena, input);
  const words = 2 * input.words;
  const { wanted, spare } = input;
  const packed = arena.copy(Int8Array, whole(rows * words * wordCells.int8));
  const query = arena.copy(Int16Array, whole(words * wordCells.int8));
  const threshold = arena.allocate(Float32Array, 1).fill(Number.NEGATIVE_INFINITY);
  const list = emptyLists(arena, 1, input);
  const parameters = [packed, words, scales, bounds, query, threshold, list, wanted, wanted + spare] as const;
  arena.run('nearestRows8', [...parameters], { items: rows, chunk: 8 });
  return [Int32Array.from([...readLists(list, input), threshold[0]], (value) => value * 2 ** 10)];
});
