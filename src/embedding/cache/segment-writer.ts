import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, open, write } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lockFolder } from '../../corpus/folder-lock.js';
import { segmentEnding, segmentStart } from './segment-format.js';
import { lockNameOf } from './segment-lock.js';

const openFile = promisify(open);
const writeFile = promisify(write);

/** A segment that this process alone appends to. */
export class SegmentWriter {
  /** The name of the file in its folder. */
  readonly name: string;
  readonly file: number;
  readonly #unlock: () => Promise<void>;
  #end = 0;

  private constructor(name: string, file: number, unlock: () => Promise<void>) {
    this.name = name;
    this.file = file;
    this.#unlock = unlock;
  }

  /** Makes a new segment in a folder. */
  static async open(folder: string): Promise<SegmentWriter> {
    const name = `${randomUUID()}${segmentEnding}`;
    const unlock = await lockFolder(folder, { name: lockNameOf(name) });
    let file: number | undefined;
    try {
      file = await openFile(join(folder, name), 'wx+');
      const writer = new SegmentWriter(name, file, unlock);
      await writer.append(segmentStart);
      return writer;
    } catch (error) {
      if (file !== undefined) closeSync(file);
      await unlock();
      throw error;
    }
  }

  /** Where the last whole batch ends. */
  get end(): number {
    return this.#end;
  }

  /** Whether the file still has a name; one that was removed would be lost with the process. */
  get isNamed(): boolean {
    return fstatSync(this.file).nlink > 0;
  }

  /** Appends bytes whole, or leaves the segment as it was; returns where they begin. */
  async append(bytes: Uint8Array): Promise<number> {
    const start = this.#end;
    try {
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await writeFile(this.file, bytes, written, bytes.length - written, start + written);
        written += bytesWritten;
      }
    } catch (error) {
      // To cut a file takes no room, so that this works on a full disk too.
      ftruncateSync(this.file, start);
      throw error;
    }
    this.#end = start + bytes.length;
    return start;
  }

  /** Closes the file; from then on it may be merged with others. */
  async close(): Promise<void> {
    closeSync(this.file);
    await this.#unlock();
  }
}
