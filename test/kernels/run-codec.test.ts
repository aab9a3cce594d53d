import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { mostEntryBytes } from '../../src/kernels/run-codec.js';
import { describeKernel } from './kernel-laws.js';
import { type CountRow, countRows, encodeRows, layOut } from './run-rows.js';

const width = 2 ** 32 - 1;

describeKernel('encodeRun', countRows(width), (arena, rows) => {
  const { bytes, byteStarts, byteLengths } = encodeRows(arena, rows);
  return [byteLengths, ...rows.map((_, row) => bytes.slice(byteStarts[row], byteStarts[row] + byteLengths[row]))];
});

/** Encodes rows, packs them without holes, decodes them again. */
function decode(arena: Arena, rows: readonly CountRow[], unit: number, most: number) {
  const { packed, starts } = encodeRows(arena, rows);
  const { entryStarts, entries } = layOut(arena, rows);
  const columns = arena.zeros(Uint32Array, entries);
  const values = arena.zeros(Float32Array, entries);
  const faults = arena.zeros(Uint32Array, 1);
  arena.run('decodeRun', [packed, starts, entryStarts, columns, values, unit, most, faults], {
    items: rows.length,
    chunk: 3,
  });
  return { columns, values, faults };
}

describeKernel('decodeRun', countRows(width), (arena, rows) => {
  const { columns, values, faults } = decode(arena, rows, 0.5, width);
  return [columns, values, faults];
});

describeKernel('decodeRun with columns past the width', countRows(300), (arena, rows) => {
  return [decode(arena, rows, 1, 150).faults];
});

describe('decodeRun', () => {
  it('undoes encodeRun', () => {
    const arena = new Arena({ kind: 'plain' });
    fc.assert(
      fc.property(countRows(width), (rows) => {
        const { columns, values, faults } = decode(arena, rows, 1, width);
        expect(Array.from(columns)).toEqual(rows.flatMap((row) => row.map(([column]) => column)));
        expect(Array.from(values)).toEqual(rows.flatMap((row) => row.map(([, count]) => Math.fround(count))));
        expect(faults[0]).toBe(0);
      }),
    );
  });

  it('reads the bytes that the format promises: gap 0, count 1; gap 300, count 128; the largest of both', () => {
    const arena = new Arena({ kind: 'plain' });
    const row: CountRow = [
      [0, 1],
      [301, 128],
      [width, 2 ** 53],
    ];
    const { bytes, byteLengths } = encodeRows(arena, [row]);
    const gap = [0xd1, 0xfd, 0xff, 0xff, 0x0f];
    const count = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
    expect(Array.from(bytes.slice(0, byteLengths[0]))).toEqual([0, 1, 0xac, 2, 0x80, 1, ...gap, ...count]);
    expect(gap.length + count.length).toBe(mostEntryBytes);
  });

  it('tells when a row holds more or fewer entries than announced', () => {
    const arena = new Arena({ kind: 'plain' });
    for (const announced of [1, 3]) {
      const bytes = Uint8Array.of(0, 1, 0, 1, 0, 0);
      const faults = new Uint32Array(1);
      const columns = new Uint32Array(3);
      const values = new Float32Array(3);
      const starts = Uint32Array.of(0, 4);
      arena.kernels.decodeRun(bytes, starts, Uint32Array.of(0, announced), columns, values, 1, 9, faults, 0, 1);
      expect(faults[0], `${announced}`).toBe(1);
    }
  });
});
