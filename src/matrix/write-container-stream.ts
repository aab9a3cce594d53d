import { createHash } from 'node:crypto';
import { ShapeError } from '../errors.js';
import { BlockChecksums } from './container-checksums.js';
import { blankChecksum, type ContainerEntry, formatHeader, layOutChecksums } from './container-header.js';
import { type NumberFormatName, numberFormats } from './number-formats.js';
import { UnfinishedFile } from './unfinished-file.js';
import { writeAll } from './write-whole-file.js';

/** A list of numbers that a container stream will write: how long it is shows at the end. */
export interface StreamedArray {
  readonly name: string;
  readonly dtype: NumberFormatName;
  /** Numbers a row of an array of two dimensions; where absent, the array is a list. */
  readonly columns?: number;
}

/**
 * Writes a container whose arrays are longer than memory, piece by piece, in the order in which they were announced.
 *
 * The result is what `writeContainer` writes, but for the order of the arrays and some spaces behind the header: room
 * is left for a header of any lengths, so that nothing is moved at the end. The file appears whole or not at all;
 * a stream must end with `finish` or `discard`.
 */
export class ContainerStream {
  readonly #file: UnfinishedFile;
  readonly #arrays: readonly StreamedArray[];
  readonly #metadata: ReadonlyMap<string, string>;
  readonly #headerLength: number;
  readonly #lengths: number[];
  readonly #hash = createHash('sha256');
  readonly #checksums = new BlockChecksums();
  #current = 0;
  #end = 0;

  private constructor(
    file: UnfinishedFile,
    content: { readonly arrays: readonly StreamedArray[]; readonly metadata: ReadonlyMap<string, string> },
  ) {
    this.#file = file;
    this.#arrays = content.arrays;
    this.#metadata = content.metadata;
    this.#lengths = content.arrays.map(() => 0);
    const widest = content.arrays.map((array): ContainerEntry => {
      const most = Number.MAX_SAFE_INTEGER;
      return { ...entryOf(array), shape: [most, most], begin: most, end: most };
    });
    this.#headerLength = Buffer.byteLength(this.#formatHeader(widest, Number.MAX_SAFE_INTEGER));
  }

  /** Starts a file that will be `path`, with these arrays in this order. @throws DiskError when none can be written there. */
  static async open(
    path: string,
    content: { readonly arrays: readonly StreamedArray[]; readonly metadata: ReadonlyMap<string, string> },
  ): Promise<ContainerStream> {
    return new ContainerStream(await UnfinishedFile.open(path), content);
  }

  /** How many bytes the data section has so far. */
  get dataLength(): number {
    return this.#end;
  }

  /**
   * Writes the next numbers of an array; once it is left for the next one, it is closed.
   *
   * @param numbers in the announced format, as they shall lie in the file.
   * @throws ShapeError when the array is not announced, or is closed; DiskError when the disk does not take them, and then the
   * stream is discarded.
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
      await this.#write(piece.buffer instanceof SharedArrayBuffer ? piece.slice() : piece);
    }
  }

  /**
   * Writes the header, waits until the disk has everything, and gives the file its name.
   *
   * @throws ShapeError when the last row of an array is not whole.
   */
  async finish(): Promise<void> {
    try {
      let end = 0;
      const entries = this.#arrays.map((array, place): ContainerEntry => {
        const begin = end;
        end += this.#lengths[place];
        return { ...entryOf(array), shape: shapeOf(array, this.#lengths[place]), begin, end };
      });
      const blank = this.#formatHeader(entries, end).padEnd(this.#headerLength);
      await this.#write(new Uint8Array(this.#checksums.finish(blank).buffer));
      const header = blank.replace(blankChecksum, this.#hash.update(blank).digest('hex'));
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
      await writeAll(this.#file.handle, Buffer.concat([length, Buffer.from(header)]), 0);
    } catch (error) {
      throw await this.#file.fail(error);
    }
    await this.#file.finish();
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#file.discard();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#checksums.update(bytes);
    try {
      await writeAll(this.#file.handle, bytes, 8 + this.#headerLength + this.#end);
    } catch (error) {
      throw await this.#file.fail(error);
    }
    this.#end += bytes.length;
  }

  #formatHeader(entries: readonly ContainerEntry[], dataLength: number): string {
    const blockChecksums = layOutChecksums(dataLength);
    return formatHeader({ entries, blockChecksums, metadata: this.#metadata, checksum: undefined });
  }
}

function entryOf({ name, dtype }: StreamedArray): Pick<ContainerEntry, 'name' | 'dtype'> {
  return { name, dtype };
}

function shapeOf({ name, dtype, columns }: StreamedArray, bytes: number): number[] {
  const length = bytes / numberFormats[dtype].bytes;
  const shape = columns === undefined ? [length] : [columns === 0 ? 0 : length / columns, columns];
  if (shape.every(Number.isInteger)) return shape;
  throw new ShapeError('ContainerStream', `${bytes} bytes of ${dtype} in "${name}"`, 'whole rows');
}

/** Bytes that are hashed and written together. */
const pieceLength = 1 << 20;
