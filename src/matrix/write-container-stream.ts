import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ShapeError } from '../errors.js';
import { blankChecksum, type ContainerEntry, type Dtype, formatHeader } from './container-header.js';
import { syncFolder, temporaryName, writeAll } from './write-container.js';

/** A list of numbers that a container stream will write: how long it is shows at the end. */
export interface StreamedArray {
  readonly name: string;
  readonly dtype: Dtype;
}

const widths = { F64: 8, F32: 4, U32: 4, I32: 4, U16: 2, I16: 2, U8: 1, I8: 1 } as const;

/**
 * Writes a container whose arrays are longer than memory, piece by piece, in the order in which they were announced.
 *
 * The result is what `writeContainer` writes, but for the order of the arrays and some spaces behind the header: room
 * is left for a header of any lengths, so that nothing is moved at the end. The file appears whole or not at all;
 * a stream must end with `finish` or `discard`.
 */
export class ContainerStream {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: FileHandle;
  readonly #arrays: readonly StreamedArray[];
  readonly #metadata: ReadonlyMap<string, string>;
  readonly #headerLength: number;
  readonly #lengths: number[];
  readonly #hash = createHash('sha256');
  #current = 0;
  #end = 0;

  private constructor(
    path: string,
    file: { readonly path: string; readonly handle: FileHandle },
    content: { readonly arrays: readonly StreamedArray[]; readonly metadata: ReadonlyMap<string, string> },
  ) {
    this.#path = path;
    this.#temporary = file.path;
    this.#file = file.handle;
    this.#arrays = content.arrays;
    this.#metadata = content.metadata;
    this.#lengths = content.arrays.map(() => 0);
    const widest = content.arrays.map((array): ContainerEntry => {
      const most = Number.MAX_SAFE_INTEGER;
      return { ...array, shape: [most], begin: most, end: most };
    });
    this.#headerLength = Buffer.byteLength(this.#formatHeader(widest));
  }

  /** Starts a file that will be `path`, with these arrays in this order. */
  static async open(
    path: string,
    content: { readonly arrays: readonly StreamedArray[]; readonly metadata: ReadonlyMap<string, string> },
  ): Promise<ContainerStream> {
    const temporary = temporaryName(path);
    return new ContainerStream(path, { path: temporary, handle: await open(temporary, 'wx') }, content);
  }

  /** How many bytes the data section has so far. */
  get dataLength(): number {
    return this.#end;
  }

  /**
   * Writes the next numbers of an array; once it is left for the next one, it is closed.
   *
   * @throws ShapeError when the array is not announced, or is closed.
   */
  async append(name: string, numbers: ArrayBufferView): Promise<void> {
    const place = this.#arrays.findIndex((array, index) => index >= this.#current && array.name === name);
    if (place === -1) throw new ShapeError('ContainerStream', `numbers for "${name}"`, 'the announced order');
    this.#current = place;
    this.#lengths[place] += numbers.byteLength;
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    // A hash does not take shared memory, and it is quickest while the bytes are still in the cache.
    for (let start = 0; start < bytes.length; start += pieceLength) {
      const piece = bytes.subarray(start, start + pieceLength);
      this.#hash.update(piece.buffer instanceof SharedArrayBuffer ? piece.slice() : piece);
      await writeAll(this.#file, piece, 8 + this.#headerLength + this.#end);
      this.#end += piece.length;
    }
  }

  /** Writes the header, waits until the disk has everything, and gives the file its name. */
  async finish(): Promise<void> {
    try {
      let end = 0;
      const entries = this.#arrays.map((array, place): ContainerEntry => {
        const begin = end;
        end += this.#lengths[place];
        return { ...array, shape: [this.#lengths[place] / widths[array.dtype]], begin, end };
      });
      const blank = this.#formatHeader(entries).padEnd(this.#headerLength);
      const header = blank.replace(blankChecksum, this.#hash.update(blank).digest('hex'));
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
      await writeAll(this.#file, Buffer.concat([length, Buffer.from(header)]), 0);
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#temporary, this.#path);
    } catch (error) {
      await this.discard();
      throw error;
    }
    await syncFolder(dirname(this.#path));
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#file.close();
    await rm(this.#temporary, { force: true });
  }

  #formatHeader(entries: readonly ContainerEntry[]): string {
    return formatHeader({ entries, metadata: this.#metadata, checksum: undefined });
  }
}

/** Bytes that are hashed and written together. */
const pieceLength = 1 << 20;
