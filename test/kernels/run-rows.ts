import fc from 'fast-check';
import type { Arena } from '../../src/kernels/arena.js';
import { mostEntryBytes } from '../../src/kernels/run-codec.js';

/** One row of counts: pairs of column and whole count, columns ascending. */
export type CountRow = readonly (readonly [column: number, count: number])[];

/** Some rows of counts with columns up to `last`; small gaps and counts are as frequent as large ones. */
export const countRows = (last: number): fc.Arbitrary<CountRow[]> => {
  const gap = fc.oneof(fc.nat(3), fc.nat(300), fc.nat(last));
  const count = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 300 }), fc.maxSafeInteger());
  const row = fc.array(fc.tuple(gap, count), { maxLength: 12 }).map((pairs) => {
    let next = 0;
    const cells: [number, number][] = [];
    for (const [step, drawn] of pairs) {
      if (next + step > last) break;
      cells.push([next + step, Math.max(1, Math.abs(drawn))]);
      next += step + 1;
    }
    return cells;
  });
  return fc.array(row, { maxLength: 8 });
};

/** Puts rows into the arrays that kernels read. */
export function layOut(arena: Arena, rows: readonly CountRow[]) {
  const entryStarts = arena.zeros(Uint32Array, rows.length + 1);
  rows.forEach((row, place) => {
    entryStarts[place + 1] = entryStarts[place] + row.length;
  });
  const columns = arena.copy(
    Uint32Array,
    rows.flatMap((row) => row.map(([column]) => column)),
  );
  const counts = arena.copy(
    Float64Array,
    rows.flatMap((row) => row.map(([, count]) => count)),
  );
  return { entryStarts, columns, counts, entries: entryStarts[rows.length] };
}

/** Encodes rows; `packed` has them without holes, row i from `starts[i]` to `starts[i + 1]`. */
export function encodeRows(arena: Arena, rows: readonly CountRow[]) {
  const { entryStarts, columns, counts, entries } = layOut(arena, rows);
  const byteStarts = arena.copy(
    Uint32Array,
    rows.map((_, row) => entryStarts[row] * mostEntryBytes),
  );
  const bytes = arena.zeros(Uint8Array, entries * mostEntryBytes);
  const byteLengths = arena.zeros(Uint32Array, rows.length);
  const lengths = arena.copy(
    Uint32Array,
    rows.map((row) => row.length),
  );
  arena.run('encodeRun', [entryStarts, lengths, columns, counts, byteStarts, bytes, byteLengths], {
    items: rows.length,
    chunk: 3,
  });
  const starts = arena.zeros(Uint32Array, rows.length + 1);
  const packed = arena.zeros(Uint8Array, bytes.length + 8);
  rows.forEach((_, row) => {
    const start = byteStarts[row];
    packed.set(bytes.subarray(start, start + byteLengths[row]), starts[row]);
    starts[row + 1] = starts[row] + byteLengths[row];
  });
  return { bytes, byteStarts, byteLengths, packed, starts };
}
