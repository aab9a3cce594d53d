import { crc32 } from 'node:zlib';
import { blockLength } from './container-blocks.js';

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
