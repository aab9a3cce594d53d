import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { describeKernel } from './kernel-laws.js';
import { type CountRow, countRows, encodeRows } from './run-rows.js';

/** Adds up runs of `rows` rows each and returns the rows of the sum, with the scratch space and faults. */
function merge(arena: Arena, runs: readonly (readonly CountRow[])[], rows: number, width: number, minimum: number) {
  const encoded = runs.map((run) => encodeRows(arena, run));
  const total = encoded.reduce((sum, { packed }) => sum + packed.length, 8);
  const bytes = arena.zeros(Uint8Array, total);
  const starts = arena.zeros(Uint32Array, runs.length * (rows + 1));
  let filled = 0;
  encoded.forEach(({ packed, starts: own }, run) => {
    bytes.set(packed, filled);
    own.forEach((start, row) => {
      starts[run * (rows + 1) + row] = filled + start;
    });
    filled += packed.length;
  });
  const most = runs.reduce((sum, run) => sum + Math.max(0, ...run.map((row) => row.length)), 0);
  const sums = arena.zeros(Float64Array, width);
  const marks = arena.zeros(Uint32Array, 2 * Math.ceil(width / 64));
  const places = arena.allocate(Uint32Array, rows).map((_, row) => row * most);
  const columns = arena.zeros(Uint32Array, rows * most + 1);
  const counts = arena.zeros(Float64Array, rows * most + 1);
  const lengths = arena.zeros(Uint32Array, rows);
  const faults = arena.zeros(Uint32Array, runs.length);
  const found = arena.zeros(Uint32Array, width + 4);
  const ownPlaces = arena.copy(Uint32Array, places);
  arena.run(
    'mergeRuns',
    [
      bytes,
      starts,
      runs.length,
      rows + 1,
      width,
      sums,
      marks,
      found,
      minimum,
      ownPlaces,
      columns,
      counts,
      lengths,
      faults,
    ],
    { items: rows, chunk: 2 },
  );
  const merged = Array.from(lengths, (length, row): CountRow => {
    return Array.from({ length }, (_, entry) => [columns[row * most + entry], counts[row * most + entry]] as const);
  });
  return { merged, lengths, faults, sums, marks };
}

const width = 1000;
const rows = 5;
const smallCount = (row: CountRow): CountRow => row.map(([column, count]) => [column, count % 2 ** 40 || 1]);
const sameRows = (run: readonly CountRow[]): CountRow[] =>
  Array.from({ length: rows }, (_, row) => smallCount(run[row] ?? []));
const runLists = fc.array(countRows(width - 1).map(sameRows), { maxLength: 6 });

describeKernel('mergeRuns', fc.tuple(runLists, fc.nat(4)), (arena, [runs, minimum]) => {
  const { merged, lengths, faults, sums, marks } = merge(arena, runs, rows, width, minimum);
  return [merged.flat(2), lengths, faults, sums, marks];
});

describeKernel('mergeRuns past the width', runLists, (arena, runs) => [merge(arena, runs, rows, 500, 1).faults]);

describe('mergeRuns', () => {
  it('adds exactly, cell by cell, whatever the order, and leaves the scratch space empty', () => {
    const arena = new Arena({ kind: 'plain' });
    fc.assert(
      fc.property(runLists, fc.nat(4), (runs, minimum) => {
        const expected = Array.from({ length: rows }, (_, row) => {
          const cells = new Map<number, number>();
          for (const run of runs) {
            for (const [column, count] of run[row]) cells.set(column, (cells.get(column) ?? 0) + count);
          }
          return [...cells].filter(([, count]) => count >= minimum).sort(([a], [b]) => a - b);
        });
        const { merged, faults, sums, marks } = merge(arena, runs, rows, width, minimum);
        expect(merged).toEqual(expected);
        expect(merge(arena, runs.toReversed(), rows, width, minimum).merged).toEqual(expected);
        expect([...faults, ...sums, ...marks].every((number) => number === 0)).toBe(true);
      }),
    );
  });
});
