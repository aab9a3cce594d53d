import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { Arena } from '../../../src/kernels/arena.js';
import { columnSums } from '../../../src/matrix/sums.js';
import {
  createInformationWeighter,
  type InformationOptions,
} from '../../../src/matrix/weightings/information-weighter.js';
import { ppmi } from '../../../src/matrix/weightings/ppmi.js';
import { sparseFromRows } from '../arbitraries.js';

const counts = sparseFromRows([
  [4, 0, 1],
  [2, 2, 0],
  [0, 1, 5],
]);

describe('createInformationWeighter', () => {
  it('weights rows in place, each chunk closing up by itself', () => {
    const arena = new Arena();
    const sums = columnSums(counts);
    const before = sums.slice();
    const weighter = createInformationWeighter(arena, sums, { contextSmoothing: 0.75 });
    const starts = arena.copy(Uint32Array, counts.rowStarts);
    const columns = arena.copy(Uint16Array, counts.columnIndices);
    const values = arena.copy(Float32Array, counts.values);
    const kept = arena.zeros(Uint32Array, counts.rows);
    weighter.weigh({ starts, columns, values }, { columns, values, kept }, { chunk: 1 });
    const weighted = ppmi(counts, { contextSmoothing: 0.75 });
    for (let row = 0; row < counts.rows; row++) {
      const expected = weighted.row(row);
      const [begin, end] = [starts[row], starts[row] + kept[row]];
      expect([...columns.subarray(begin, end)]).toEqual([...expected.columns]);
      expect(values.slice(begin, end)).toEqual(expected.values.slice());
    }
    expect(sums).toEqual(before);
  });

  it('gives the same bytes on any number of threads', async () => {
    // Worker threads cannot load TypeScript, so this runs what is built.
    const dist = new URL('../../../dist/', import.meta.url);
    if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');
    const { Arena: BuiltArena } = (await import(new URL('kernels/arena.js', dist).href)) as { Arena: typeof Arena };
    const { createInformationWeighter: create } = (await import(
      new URL('matrix/weightings/information-weighter.js', dist).href
    )) as { createInformationWeighter: typeof createInformationWeighter };
    const [rows, length] = [3000, 30];
    const weigh = (threads: number): (Uint32Array | Float32Array)[] => {
      const arena = new BuiltArena({ threads });
      try {
        const starts = arena.allocate(Uint32Array, rows + 1).map((_, row) => row * length);
        const columns = arena.allocate(Uint32Array, rows * length);
        const values = arena.allocate(Float32Array, rows * length);
        for (let entry = 0; entry < values.length; entry++) {
          columns[entry] = 3 * (entry % length) + (Math.floor(entry / length) % 3);
          values[entry] = 1 + ((entry * 7919) % 13);
        }
        const kept = arena.zeros(Uint32Array, rows);
        const sums = new Float64Array(3 * length).map((_, column) => 5000 + 700 * column);
        const given = { starts: arena.copy(Uint32Array, starts), columns, values };
        create(arena, sums).weigh(given, { columns, values, kept }, { chunk: 64 });
        return [kept.slice(), columns.slice(), values.slice()];
      } finally {
        arena.close();
      }
    };
    const alone = weigh(1);
    expect((alone[0] as Uint32Array).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(rows);
    expect(weigh(3)).toEqual(alone);
  });

  it('refuses options out of range and columns of two types', () => {
    const arena = new Arena();
    const make = (options: InformationOptions): unknown =>
      createInformationWeighter(arena, columnSums(counts), options);
    for (const measure of ['constructor', '__proto__', ''] as never[])
      expect(() => make({ measure })).toThrow(OptionError);
    expect(() => make({ contextSmoothing: 0 })).toThrow(OptionError);
    expect(() => make({ shift: -1 })).toThrow(OptionError);
    const rows = { starts: arena.zeros(Uint32Array, 2), values: arena.zeros(Float32Array, 1) };
    const mixed = { ...rows, kept: arena.zeros(Uint32Array, 1), columns: arena.zeros(Uint16Array, 1) };
    const weighter = createInformationWeighter(arena, columnSums(counts));
    expect(() => weighter.weigh({ ...rows, columns: arena.zeros(Uint32Array, 1) }, mixed)).toThrow(ShapeError);
  });
});
