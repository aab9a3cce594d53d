import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { FileFormatError } from '../errors.js';
import { type ContainerEntry, type ContainerHeader, type Dtype, emptyValues } from './container-header.js';
import { checkChecksum, hashOnly, openFile, readHeader } from './read-container.js';

/** A container that stays open, so that parts of its arrays can be read again and again. */
export class ContainerFile {
  readonly path: string;
  readonly header: ContainerHeader;
  readonly #file: FileHandle;
  readonly #dataStart: number;

  private constructor(path: string, file: FileHandle, header: ContainerHeader, dataStart: number) {
    this.path = path;
    this.header = header;
    this.#file = file;
    this.#dataStart = dataStart;
  }

  /**
   * Opens a container.
   *
   * @param options.verify reads the whole file once and compares the checksum; default true.
   * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or newer than this code.
   */
  static async open(path: string, options: { readonly verify?: boolean } = {}): Promise<ContainerFile> {
    const { verify = true } = options;
    const file = await openFile(path);
    try {
      const { text, dataStart, header } = await readHeader(file, path);
      if (verify && header.checksum !== undefined) {
        const hash = createHash('sha256');
        const length = header.entries.at(-1)?.end ?? 0;
        await hashOnly({ file, path, hash }, length, dataStart);
        checkChecksum(hash, header.checksum, text, path);
      }
      return new ContainerFile(path, file, header, dataStart);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Returns what the header says about an array; throws a FileFormatError unless it is there with this type. */
  entry(name: string, dtype: Dtype): ContainerEntry {
    const found = this.header.entries.find((entry) => entry.name === name);
    if (found === undefined) throw new FileFormatError(this.path, 'header', `holds no array "${name}".`);
    if (found.dtype !== dtype) {
      throw new FileFormatError(this.path, `header, "${name}"`, `holds ${found.dtype}, expected ${dtype}.`);
    }
    return found;
  }

  /** Reads a whole array. */
  readAll(entry: ContainerEntry): ReturnType<typeof emptyValues> {
    const values = emptyValues(entry);
    this.readInto(entry, 0, values);
    return values;
  }

  /**
   * Fills `target` with what an array holds from a byte on.
   *
   * The call blocks until the bytes are there: a file that is read again and again comes from the system's memory.
   *
   * @throws FileFormatError when the file has become shorter since it was opened.
   */
  readInto(entry: ContainerEntry, begin: number, target: ArrayBufferView): void {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    const position = this.#dataStart + entry.begin + begin;
    for (let filled = 0; filled < bytes.length; ) {
      const read = readSync(this.#file.fd, bytes, filled, bytes.length - filled, position + filled);
      if (read === 0)
        throw new FileFormatError(this.path, `byte ${position + filled}`, 'the file ends here, too early.');
      filled += read;
    }
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }
}
