import { crc32 } from 'node:zlib';

/** Bytes of the data section that share one checksum: a part of a file is checked by reading it and little around it. */
export const blockLength = 1 << 20;

/**
 * The array behind all others that holds the CRC-32 of each block of the data section before it, and at its end that of
 * the header with 64 zeros for its own checksum.
 */
export const blockChecksumsName = 'qualia.crc32';

/** How many blocks a data section of `length` bytes has; the last may be shorter. */
export function countBlocks(length: number): number {
  return Math.ceil(length / blockLength);
}

/** The checksums of the blocks of bytes that come piece by piece. */
export class BlockChecksums {
  readonly #finished: number[] = [];
  #current = 0;
  #filled = 0;

  /** Takes the next bytes. */
  update(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; ) {
      const piece = bytes.subarray(start, start + blockLength - this.#filled);
      this.#current = crc32(piece, this.#current);
      this.#filled += piece.length;
      start += piece.length;
      if (this.#filled === blockLength) this.#finishBlock();
    }
  }

  /** Returns the checksums of all blocks and behind them that of the header. */
  finish(header: string): Uint32Array {
    if (this.#filled > 0) this.#finishBlock();
    return Uint32Array.from([...this.#finished, crc32(header)]);
  }

  #finishBlock(): void {
    this.#finished.push(this.#current);
    this.#current = 0;
    this.#filled = 0;
  }
}
