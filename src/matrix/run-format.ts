import type { Arena } from '../kernels/arena.js';
import { mostEntryBytes } from '../kernels/run-codec.js';

/**
 * A run file holds counts of targets by contexts in about two bytes a nonzero, so that the counts of the parts of a
 * large corpus can lie on disk and be merged row by row.
 *
 * It is a container with the arrays below. Each row is a stretch of `bytes`: for each entry two LEB128 numbers, the gap
 * (how many columns lie between it and the entry before, or the start of the row) and the count, a whole number of
 * units. Rows can be read alone because the lengths of all rows are there.
 */
export const runArrays = {
  /** The rows, one after the other, and zeros up to a multiple of eight bytes. */
  bytes: { name: 'run.bytes', dtype: 'U8' },
  /** Rows, columns and nonzeros, and the unit: what a count of 1 is worth. */
  shape: { name: 'run.shape', dtype: 'F64' },
  /** The length of each row in bytes. */
  byteLengths: { name: 'run.byteLengths', dtype: 'U32' },
  /** The entries in each row. */
  entryCounts: { name: 'run.entryCounts', dtype: 'U32' },
} as const;

/** The metadata key that holds the version of the layout of runs. */
export const runVersionKey = 'qualia.run';

/** The version that this code writes, and the highest that it reads. */
export const runVersion = 1;

/** Rows of whole counts in an arena: row i is `lengths[i]` entries from `places[i]` on. */
export interface CountedRows {
  readonly places: Uint32Array;
  readonly lengths: Uint32Array;
  readonly columns: Uint32Array;
  readonly counts: Float64Array;
}

/** Rows as they stand in a run: their bytes one after the other, and for each row its length and its entries. */
export interface EncodedRows {
  readonly bytes: Uint8Array;
  readonly byteLengths: Uint32Array;
  readonly entryCounts: Uint32Array;
}

/** Encodes rows that lie in an arena; the result does not. */
export function encodeRows(arena: Arena, { places, lengths, columns, counts }: CountedRows): EncodedRows {
  const rows = lengths.length;
  return arena.scope(() => {
    const byteStarts = arena.allocate(Uint32Array, rows);
    let entries = 0;
    for (let row = 0; row < rows; row++) {
      byteStarts[row] = entries * mostEntryBytes;
      entries += lengths[row];
    }
    const spacious = arena.allocate(Uint8Array, entries * mostEntryBytes);
    const written = arena.allocate(Uint32Array, rows);
    arena.run('encodeRun', [places, lengths, columns, counts, byteStarts, spacious, written], {
      items: rows,
      chunk: rowsPerCall(rows, entries),
    });
    const byteLengths = new Uint32Array(written);
    const bytes = new Uint8Array(byteLengths.reduce((sum, length) => sum + length, 0));
    let filled = 0;
    for (let row = 0; row < rows; row++) {
      bytes.set(spacious.subarray(byteStarts[row], byteStarts[row] + byteLengths[row]), filled);
      filled += byteLengths[row];
    }
    return { bytes, byteLengths, entryCounts: new Uint32Array(lengths) };
  });
}

/** How many rows of average length make a call of a kernel of about a tenth of a millisecond. */
export function rowsPerCall(rows: number, entries: number): number {
  return Math.max(1, Math.ceil((rows * 50_000) / Math.max(1, entries)));
}
