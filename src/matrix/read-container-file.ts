import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { FileFormatError, ShapeError } from '../errors.js';
import { blockLength } from './container-blocks.js';
import {
  blankChecksum,
  type ContainerEntry,
  type ContainerHeader,
  type ContainerValues,
  numbersOf,
} from './container-header.js';
import { type NumberFormatName, numberFormats } from './number-formats.js';
import { checkChecksum, type HeaderOnDisk, hashOnly, openFile, readHeader } from './read-container.js';

/** What is checked when a container is opened: all of it at once, each block when it is first read, or nothing. */
export type Verification = boolean | 'blocks';

/** A container that stays open, so that parts of its arrays can be read again and again. */
export class ContainerFile {
  readonly path: string;
  readonly header: ContainerHeader;
  readonly #file: FileHandle;
  readonly #dataStart: number;
  /** The checksums of blocks that were not read yet; undefined where nothing is left to check. */
  readonly #unread: Map<number, number> | undefined;

  private constructor(path: string, file: FileHandle, { text, dataStart, header }: HeaderOnDisk, isChecked: boolean) {
    this.path = path;
    this.header = header;
    this.#file = file;
    this.#dataStart = dataStart;
    if (!isChecked || header.blockChecksums === undefined) return;
    const checksums = [...this.readAll(header.blockChecksums)];
    if (checksums.pop() !== crc32(text.replace(header.checksum ?? '', blankChecksum))) {
      throw new FileFormatError(
        path,
        'header',
        'does not have its checksum: the file is damaged; make or fetch it again.',
      );
    }
    this.#unread = new Map(checksums.entries());
  }

  /**
   * Opens a container.
   *
   * @param options.verify true reads the whole file once and compares its checksum; `blocks` compares the checksums of
   * the header now and of each mebibyte when it is first read, where the file has them; default true.
   * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or newer than this code.
   * @example
   * const file = await ContainerFile.open('vectors.safetensors', { verify: 'blocks' });
   * const row = file.readNumbers(file.entry('matrix', 'F32'), 700 * 300, 701 * 300);
   */
  static async open(path: string, options: { readonly verify?: Verification } = {}): Promise<ContainerFile> {
    const { verify = true } = options;
    const file = await openFile(path);
    try {
      const onDisk = await readHeader(file, path);
      const { text, dataStart, header } = onDisk;
      if (verify === true && header.checksum !== undefined) {
        const hash = createHash('sha256');
        const length = (header.blockChecksums ?? header.entries.at(-1))?.end ?? 0;
        await hashOnly({ file, path, hash }, length, dataStart);
        checkChecksum(hash, header.checksum, text, path);
      }
      return new ContainerFile(path, file, onDisk, verify === 'blocks');
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * Opens a container and makes what reads it; where that fails, the file is closed again.
   *
   * @throws as {@link ContainerFile.open} and `create`.
   */
  static async openAs<Reader>(
    path: string,
    options: { readonly verify?: Verification },
    create: (file: ContainerFile) => Reader,
  ): Promise<Reader> {
    const file = await ContainerFile.open(path, options);
    try {
      return create(file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Returns what the header says about an array; throws a FileFormatError unless it is there with this type. */
  entry(name: string, dtype: NumberFormatName): ContainerEntry {
    const found = this.header.entries.find((entry) => entry.name === name);
    if (found === undefined) throw new FileFormatError(this.path, 'header', `holds no array "${name}".`);
    if (found.dtype !== dtype) {
      throw new FileFormatError(this.path, `header, "${name}"`, `holds ${found.dtype}, expected ${dtype}.`);
    }
    return found;
  }

  /** Reads a whole array. */
  readAll(entry: ContainerEntry): ContainerValues {
    return this.readNumbers(entry, 0, (entry.end - entry.begin) / numberFormats[entry.dtype].bytes);
  }

  /**
   * Reads the numbers `begin` to `end` of an array, counted in row-major order, into memory of their own.
   *
   * @throws ShapeError when the array does not have them; FileFormatError when the file is damaged there.
   */
  readNumbers(entry: ContainerEntry, begin: number, end: number): ContainerValues {
    const { bytes: width } = numberFormats[entry.dtype];
    const length = (entry.end - entry.begin) / width;
    if (!(begin >= 0 && begin <= end && end <= length)) {
      throw new ShapeError('readNumbers', `numbers ${begin} to ${end} of "${entry.name}"`, `a part of 0 to ${length}`);
    }
    const bytes = new Uint8Array((end - begin) * width);
    this.readInto(entry, begin * width, bytes);
    return numbersOf(entry, bytes, this.path);
  }

  /**
   * Fills `target` with what an array holds from a byte on.
   *
   * The call blocks until the bytes are there: a file that is read again and again comes from the system's memory.
   *
   * @throws FileFormatError when the file is damaged there, or has become shorter since it was opened.
   */
  readInto(entry: ContainerEntry, begin: number, target: ArrayBufferView): void {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    const start = entry.begin + begin;
    this.#read(bytes, start);
    if (this.#unread === undefined) return;
    const last = Math.floor((start + bytes.length - 1) / blockLength);
    for (let block = Math.floor(start / blockLength); block <= last; block++) this.#checkBlock(block, bytes, start);
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Checks a block unless it was checked before; what `bytes`, which begin at `start`, hold of it is not read again. */
  #checkBlock(block: number, bytes: Uint8Array, start: number): void {
    const expected = this.#unread?.get(block);
    if (expected === undefined) return;
    const begin = block * blockLength;
    const end = Math.min(begin + blockLength, this.header.blockChecksums?.begin ?? 0);
    const from = Math.max(begin, start);
    const to = Math.min(end, start + bytes.length);
    const before = new Uint8Array(from - begin);
    const after = new Uint8Array(end - to);
    this.#read(before, begin);
    this.#read(after, to);
    const pieces = [before, bytes.subarray(from - start, to - start), after];
    if (pieces.reduce((checksum, piece) => crc32(piece, checksum), 0) !== expected) {
      const place = `bytes ${this.#dataStart + begin} to ${this.#dataStart + end}`;
      throw new FileFormatError(
        this.path,
        place,
        'do not have their checksum: the file is damaged; make or fetch it again.',
      );
    }
    this.#unread?.delete(block);
  }

  #read(bytes: Uint8Array, start: number): void {
    const position = this.#dataStart + start;
    for (let filled = 0; filled < bytes.length; ) {
      const read = readSync(this.#file.fd, bytes, filled, bytes.length - filled, position + filled);
      if (read === 0)
        throw new FileFormatError(this.path, `byte ${position + filled}`, 'the file ends here, too early.');
      filled += read;
    }
  }
}
