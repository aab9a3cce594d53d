import fc from 'fast-check';
import type { Arena } from '../../src/kernels/arena.js';
import { describeKernel } from './kernel-laws.js';

type IdsType = typeof Uint16Array | typeof Uint32Array;

const most = 900;
const textOf = (dummy: number) => fc.array(fc.integer({ min: 0, max: dummy }), { minLength: 40, maxLength: 300 });
const inputs = fc.integer({ min: 1, max: most }).chain((dummy) =>
  fc.record({
    dummy: fc.constant(dummy),
    contexts: fc.oneof(textOf(dummy), textOf(Math.min(dummy, 3))),
    rows: fc.array(fc.array(fc.integer({ min: 12, max: 27 }), { maxLength: 600 }), { minLength: 1, maxLength: 5 }),
    left: fc.nat({ max: 12 }),
    right: fc.nat({ max: 12 }),
    scale: fc.constantFrom(1, 3),
  }),
);

for (const [suffix, type] of [
  ['16', Uint16Array],
  ['32', Uint32Array],
] as const) {
  for (const [name, sumsType] of [
    [`countPairs${suffix}`, Uint32Array],
    [`countHeavyPairs${suffix}`, Float64Array],
  ] as const) {
    describeKernel(name, inputs, (arena, { dummy, contexts, rows, left, right, scale }) => {
      const rowStarts = arena.zeros(Uint32Array, rows.length + 1);
      for (const [row, { length }] of rows.entries()) rowStarts[row + 1] = rowStarts[row] + length;
      const room = dummy + 4;
      const capacity = room * rows.length;
      const entries = [arena.zeros(Uint32Array, capacity), arena.zeros(Float32Array, capacity)] as const;
      const lengths = arena.zeros(Uint32Array, rows.length);
      const cells = Math.ceil((dummy + 1) / 512) * 512;
      const sums = arena.zeros<Uint32Array | Float64Array>(sumsType, cells);
      const flags = arena.zeros(Uint8Array, cells / 8);
      arena.run(
        name as 'countPairs32',
        [
          arena.copy<Uint16Array | Uint32Array>(type as IdsType as typeof Uint32Array, [
            ...contexts,
            ...Array(16).fill(0),
          ]),
          arena.copy(Uint32Array, rows.flat()),
          rowStarts,
          arena.copy(
            Uint32Array,
            rows.flatMap((_, row) => [row, row + 1]),
          ),
          arena.copy(
            Uint32Array,
            rows.map((_, row) => row * room),
          ),
          arena.copy(
            Uint32Array,
            Array.from({ length: left + right + 1 }, (_, place) => (place === left ? 0 : 1 + (place % 3))),
          ),
          left,
          right,
          sums,
          flags,
          arena.allocate(Uint8Array, 8448),
          dummy,
          scale,
          ...entries,
          lengths,
        ] as never,
        { items: rows.length, chunk: 2 },
      );
      const written = entries.flatMap((numbers) =>
        [...lengths].map((length, row) => numbers.slice(row * room, row * room + length)),
      );
      return [lengths, ...written, sums, flags];
    });
  }
}

for (const [suffix, type] of [
  [16, Uint16Array],
  [32, Uint32Array],
] as const) {
  const lists = fc.record({ ids: fc.array(fc.nat({ max: 6 }), { maxLength: 100 }), width: fc.nat({ max: 4 }) });
  describeKernel(`countIds${suffix} and placeIds${suffix}`, lists, (arena, { ids, width }) => {
    return invert(
      arena,
      arena.copy<Uint16Array | Uint32Array>(type as IdsType as typeof Uint32Array, ids),
      suffix,
      width,
    );
  });
}

/** Inverts a list of ids in two parts, 16 ids a call: words 0 to 4, the line end 5, the gap 6. */
function invert(arena: Arena, ids: Uint16Array | Uint32Array, suffix: 16 | 32, width: number): ArrayLike<number>[] {
  const [bins, parts, stride] = [7, 2, 16];
  const partLength = Math.ceil(ids.length / parts);
  const type = ids.constructor as typeof Uint32Array;
  const counts = arena.zeros(Uint32Array, parts * bins);
  const next = arena.zeros(type, parts * stride);
  const lengths = arena.zeros(Uint32Array, parts);
  const options = { items: parts, chunk: 1 };
  const run = (use: () => void) => {
    for (let from = 0; from < partLength; from += stride) {
      for (let part = 0; part < parts; part++) {
        const first = part * partLength + from;
        const taken = ids.subarray(first, Math.min(first + stride, (part + 1) * partLength));
        next.set(taken, part * stride);
        lengths[part] = taken.length;
      }
      use();
    }
  };
  run(() => arena.run(`countIds${suffix as 32}`, [next, stride, lengths, counts, bins], options));
  const counted = counts.slice();
  let place = 0;
  for (let bin = 0; bin < bins; bin++) {
    for (let part = 0; part < parts; part++) {
      const count = counts[part * bins + bin];
      counts[part * bins + bin] = place;
      place += count;
    }
  }
  const cursors = arena.copy(Uint32Array, [0, partLength * (width + 1)]);
  const contextOf = arena.copy(type, [0, 1, 9, 3, 4, 9, 9]);
  const contexts = arena.zeros(type, 2 * partLength * (width + 1));
  const positions = arena.zeros(Uint32Array, ids.length);
  run(() => {
    const places = [contextOf, width, cursors, contexts, positions] as const;
    arena.run(`placeIds${suffix as 32}`, [next, stride, lengths, counts, bins, ...places], options);
  });
  return [counted, counts, cursors, contexts, positions];
}
