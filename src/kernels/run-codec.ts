/**
 * Decodes rows `begin` to `end` of a run: pairs of LEB128 numbers, the gap to the column before and the count.
 *
 * Row i is the bytes `byteStarts[i]` to `byteStarts[i + 1]`; its columns and values (count times `unit`, in single
 * precision) go from `entryStarts[i]` on. `faults[0]` becomes 1 when a row does not hold as many entries as announced or
 * has a column of `width` or more.
 */
export function decodeRun(
  bytes: Uint8Array,
  byteStarts: Uint32Array,
  entryStarts: Uint32Array,
  columns: Uint32Array,
  values: Float32Array,
  unit: number,
  width: number,
  faults: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    const numbers = new NumberReader(bytes, byteStarts[row], byteStarts[row + 1]);
    let entry = entryStarts[row];
    let column = 0;
    while (!numbers.ended && entry < entryStarts[row + 1]) {
      column += numbers.next();
      const count = numbers.next();
      if (column >= width) break;
      columns[entry] = column;
      values[entry] = count * unit;
      entry++;
      column++;
    }
    if (!numbers.ended || entry !== entryStarts[row + 1]) faults[0] = 1;
  }
}

/**
 * Encodes rows `begin` to `end`, the inverse of {@link decodeRun}, from whole counts: row i, which is `lengths[i]`
 * entries from `places[i]` on, goes to `byteStarts[i]` and its length to `byteLengths[i]`. An entry takes 13 bytes at
 * most.
 */
export function encodeRun(
  places: Uint32Array,
  lengths: Uint32Array,
  columns: Uint32Array,
  counts: Float64Array,
  byteStarts: Uint32Array,
  bytes: Uint8Array,
  byteLengths: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    let at = byteStarts[row];
    let next = 0;
    for (let entry = places[row]; entry < places[row] + lengths[row]; entry++) {
      at = writeNumber(bytes, at, columns[entry] - next);
      at = writeNumber(bytes, at, counts[entry]);
      next = columns[entry] + 1;
    }
    byteLengths[row] = at - byteStarts[row];
  }
}

/** The most bytes that an entry takes: 5 for a gap below 2^32, 8 for a count up to 2^53. */
export const mostEntryBytes = 13;

/** Reads LEB128 numbers, seven bits a byte, lowest first, up to 2^53. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /** Tells whether all bytes are read. */
  get ended(): boolean {
    return this.#at >= this.#end;
  }

  /** Reads one number, which ends with the bytes at the latest. */
  next(): number {
    let number = 0;
    for (let scale = 1; this.#at < this.#end; scale *= 128) {
      const byte = this.#bytes[this.#at++];
      number += (byte % 128) * scale;
      if (byte < 128) break;
    }
    return number;
  }
}

function writeNumber(bytes: Uint8Array, at: number, number: number): number {
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) + 128;
  bytes[at] = rest;
  return at + 1;
}
