import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toDiskError } from './disk-trouble.js';
import { makeFolder } from './make-folder.js';
import { syncFolder, UnfinishedFile } from './unfinished-file.js';

/** Bytes of text that are written together. */
const bufferLength = 1 << 20;

/**
 * Writes a file that appears whole or not at all: `write` fills a new file beside `path`, which then takes its name.
 *
 * @param options.signal keeps the file from taking the name; the call then rejects with the signal's reason.
 * @throws DiskError when the disk does not take it; what was there before stays.
 */
export async function writeWhole(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const unfinished = await UnfinishedFile.open(path);
  try {
    await write(unfinished.handle);
  } catch (error) {
    throw await unfinished.fail(error);
  }
  await unfinished.finish(options);
}

/**
 * Writes a text as a file that appears whole or not at all; into a device or a pipe, such as `/dev/stdout`, it goes as it is.
 *
 * @throws DiskError when the disk does not take it; a file that was there before stays.
 */
export async function writeWholeText(path: string, text: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.isFile() || found.isDirectory()) {
    return await writeWhole(path, (file) => file.writeFile(text));
  }
  try {
    const file = await open(path, 'w');
    await file.writeFile(text).finally(() => file.close());
  } catch (error) {
    throw toDiskError(path, error);
  }
}

/**
 * Writes texts as the files of a folder, by their names; all are on the disk before the first of them takes its name.
 *
 * @throws DiskError when the disk does not take them all; every file that was there before stays.
 */
export async function writeWholeTexts(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  await makeFolder(folder);
  const files: UnfinishedFile[] = [];
  try {
    for (const [name, text] of texts) {
      const file = await UnfinishedFile.open(join(folder, name));
      files.push(file);
      await file.handle.writeFile(text).catch(async (error) => {
        throw await file.fail(error);
      });
      await file.sync();
    }
    for (const file of files) await file.takeName();
  } catch (error) {
    // One that has its name already stays.
    for (const file of files) await file.discard();
    throw error;
  }
  await syncFolder(folder);
}

/** Writes all pieces that come to the end of a file, many at a time. */
export async function writePieces(file: FileHandle, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let position = 0;
  const flush = async (): Promise<void> => {
    await writeAll(file, Buffer.concat(waiting, length), position);
    position += length;
    waiting = [];
    length = 0;
  };
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    waiting.push(bytes);
    length += bytes.length;
    if (length >= bufferLength) await flush();
  }
  await flush();
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
