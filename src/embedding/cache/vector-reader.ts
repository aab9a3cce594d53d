import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { VectorPlace } from './vector-table.js';

/** Bytes that are read together where vectors are asked for in the order in which they were written. */
const aheadLength = 1 << 16;

/** Reads vectors from segments, and ahead where they are asked for one after another. */
export class VectorReader {
  readonly #ahead = Buffer.alloc(aheadLength);
  #aheadFile = -1;
  #aheadAt = 0;
  #aheadEnd = 0;
  #lastEntry = -2;

  /** Returns a vector in memory of its own, or undefined where its bytes cannot be read or are not what was written. */
  read(place: VectorPlace): Float32Array | undefined {
    // Memory that is not filled with zeros first is had in half the time.
    const bytes = Buffer.allocUnsafeSlow(4 * place.dimensions);
    const isRead = this.#copyAhead(place, bytes) || readWhole(place.file, bytes, place.position);
    if (!isRead || crc32(bytes) !== place.checksum) return undefined;
    return new Float32Array(bytes.buffer, 0, place.dimensions);
  }

  /** Forgets what was read ahead, which is in files that will be closed. */
  reset(): void {
    this.#aheadFile = -1;
    this.#lastEntry = -2;
  }

  #copyAhead({ entry, file, position, following }: VectorPlace, bytes: Buffer): boolean {
    const isNext = entry === this.#lastEntry + 1;
    this.#lastEntry = entry;
    const end = position + bytes.length;
    if (!this.#holds(file, position, end)) {
      const length = Math.min((following + 1) * bytes.length, aheadLength);
      if (!isNext || length <= bytes.length) return false;
      if (!readWhole(file, this.#ahead.subarray(0, length), position)) return false;
      this.#aheadFile = file;
      this.#aheadAt = position;
      this.#aheadEnd = position + length;
    }
    this.#ahead.copy(bytes, 0, position - this.#aheadAt, end - this.#aheadAt);
    return true;
  }

  #holds(file: number, position: number, end: number): boolean {
    return file === this.#aheadFile && position >= this.#aheadAt && end <= this.#aheadEnd;
  }
}

function readWhole(file: number, bytes: Buffer, position: number): boolean {
  try {
    for (let filled = 0; filled < bytes.length; ) {
      const read = readSync(file, bytes, filled, bytes.length - filled, position + filled);
      if (read === 0) return false;
      filled += read;
    }
    return true;
  } catch {
    // A disk that cannot read a place is to the cache what a damaged place is: the vector is made anew.
    return false;
  }
}
