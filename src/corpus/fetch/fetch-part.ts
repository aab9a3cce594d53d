import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { toDiskError } from '../../matrix/disk-trouble.js';
import { makeFolder } from '../../matrix/make-folder.js';
import { syncFolder } from '../../matrix/unfinished-file.js';
import { writeAll } from '../../matrix/write-whole-file.js';

/** What is remembered of a download that is not whole, to know later that the server still has the same file. */
const noteSchema = z.object({
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** The length of the whole file, where the server told it. */
  bytes: z.number().optional(),
});

/** What is remembered of a download that is not whole. */
export type PartNote = z.infer<typeof noteSchema>;

/** What is said where the disk takes no more. */
const outlook = 'What came is kept; run the same again to continue.';

/** The part of a file that has come so far, `<path>.part`, with its note, `<path>.part.json`. */
export class FilePart {
  readonly path: string;
  /** The length of the part when it was looked at. */
  readonly bytes: number;
  readonly note: PartNote | undefined;

  private constructor(path: string, bytes: number, note: PartNote | undefined) {
    this.path = path;
    this.bytes = bytes;
    this.note = note;
  }

  /** Looks at what an earlier download from `url` has left. */
  static async find(path: string, url: string): Promise<FilePart> {
    const bytes = await stat(`${path}.part`).then(
      ({ size }) => size,
      () => 0,
    );
    const note = bytes === 0 ? undefined : await readNote(`${path}.part.json`);
    return new FilePart(path, bytes, note?.url === url ? note : undefined);
  }

  /** Reads the part from its beginning. */
  read(): AsyncIterable<Uint8Array> {
    return this.bytes === 0 ? emptyBytes() : createReadStream(`${this.path}.part`, { end: this.bytes - 1 });
  }

  /** Opens the part to go on behind its `bytes`, or, with a note of what is to come, from the beginning. */
  async open(fresh?: PartNote): Promise<PartWriter> {
    await makeFolder(dirname(this.path));
    try {
      if (fresh === undefined) return new PartWriter(this.path, await open(`${this.path}.part`, 'r+'), this.bytes);
      const writer = new PartWriter(this.path, await open(`${this.path}.part`, 'w'), 0);
      await writeFile(`${this.path}.part.json`, `${JSON.stringify(fresh)}\n`).catch(async (cause) => {
        await writer.abandon();
        throw cause;
      });
      return writer;
    } catch (cause) {
      throw toDiskError(`${this.path}.part`, cause);
    }
  }

  /** Gives the part its name, now that it is whole. */
  async finish(): Promise<void> {
    try {
      await rename(`${this.path}.part`, this.path);
      await rm(`${this.path}.part.json`, { force: true });
      await syncFolder(dirname(this.path));
    } catch (cause) {
      throw toDiskError(this.path, cause, { outlook });
    }
  }

  /** Removes the note that a process left which was killed when it had just given the part its name. */
  async removeLoneNote(): Promise<void> {
    if (this.bytes === 0) await rm(`${this.path}.part.json`, { force: true });
  }

  /** Removes the part and its note. */
  async remove(): Promise<void> {
    await rm(`${this.path}.part`, { force: true });
    await rm(`${this.path}.part.json`, { force: true });
  }
}

/** Writes to the end of a part. */
class PartWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  #position: number;

  constructor(path: string, file: FileHandle, position: number) {
    this.#path = path;
    this.#file = file;
    this.#position = position;
  }

  /** How many bytes the part has. */
  get position(): number {
    return this.#position;
  }

  /** Writes bytes. @throws DiskError when the disk takes no more. */
  async write(bytes: Uint8Array): Promise<void> {
    try {
      await writeAll(this.#file, bytes, this.#position);
    } catch (cause) {
      throw this.#explain(cause);
    }
    this.#position += bytes.length;
  }

  /** Makes what was written last, then closes the part. */
  async close(): Promise<void> {
    try {
      await this.#file.sync();
      await this.#file.close();
    } catch (cause) {
      await this.abandon();
      throw this.#explain(cause);
    }
  }

  #explain(cause: unknown): unknown {
    return toDiskError(`${this.#path}.part`, cause, { written: this.#position, outlook });
  }

  /** Closes the part after a failure, which counts more than what may go wrong here. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}

/** No bytes at all. */
export async function* emptyBytes(): AsyncGenerator<Uint8Array> {}

/** Without a note that can be read, a part is begun again; that is all it is for. */
async function readNote(path: string): Promise<PartNote | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
