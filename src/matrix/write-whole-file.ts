import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes of text that are written together. */
const bufferLength = 1 << 20;

/**
 * Writes a file that appears whole or not at all: `write` fills a new file beside `path`, which then takes its name.
 *
 * @param options.signal keeps the file from taking the name; the call then rejects with the signal's reason.
 */
export async function writeWhole(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { signal } = options;
  const temporary = temporaryName(path);
  const file = await open(temporary, 'wx');
  try {
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    signal?.throwIfAborted();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Collects texts and writes them to the end of a file, many at a time. */
export class TextAppender {
  readonly #file: FileHandle;
  #waiting = '';
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Takes a text; comes back once it is written or waits in memory. */
  async append(text: string): Promise<void> {
    this.#waiting += text;
    if (this.#waiting.length >= bufferLength) await this.flush();
  }

  /** Writes all that waits. */
  async flush(): Promise<void> {
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = '';
    await writeAll(this.#file, bytes, this.#position);
    this.#position += bytes.length;
  }
}

/** Writes all bytes at a position, in as many calls as it takes. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** Makes the new name survive a power failure; Windows has no such call for folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Names a file beside `path` for what is not whole yet: it ends in `.tmp`, and no two calls give the same. */
export function temporaryName(path: string): string {
  return `${path}.${process.pid}-${randomUUID()}.tmp`;
}
