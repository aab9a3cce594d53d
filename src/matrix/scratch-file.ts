import { type FileHandle, open, rm } from 'node:fs/promises';
import { toDiskError } from './disk-trouble.js';
import { temporaryName } from './unfinished-name.js';
import { writeAll } from './write-whole-file.js';

/** A file beside another one, for what waits until that can be written; it ends with `remove`. */
export class ScratchFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly #beside: string;

  private constructor(beside: string, path: string, handle: FileHandle) {
    this.#beside = beside;
    this.path = path;
    this.handle = handle;
  }

  /** Makes an empty one beside `path`. @throws DiskError when none can be written there. */
  static async open(path: string): Promise<ScratchFile> {
    const own = temporaryName(path);
    try {
      return new ScratchFile(path, own, await open(own, 'wx+'));
    } catch (error) {
      throw toDiskError(path, error);
    }
  }

  /** Writes all bytes at a position. @throws DiskError when the disk does not take them. */
  async write(bytes: Uint8Array, position: number): Promise<void> {
    try {
      await writeAll(this.handle, bytes, position);
    } catch (error) {
      throw toDiskError(this.#beside, error, { written: position });
    }
  }

  async remove(): Promise<void> {
    await this.handle.close();
    await rm(this.path, { force: true });
  }
}
