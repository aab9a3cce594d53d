import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingFileError } from '../../errors.js';

/** What tells, without reading it, whether a file is still the one that was read. */
export interface InputStamp {
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds. */
  readonly modified: number;
}

/**
 * Makes the stamps of files, and of all files of folders and their folders, in the order of their names.
 *
 * @throws MissingFileError when there is no such file or folder.
 */
export async function readInputStamps(paths: readonly string[]): Promise<InputStamp[]> {
  const stamps: InputStamp[] = [];
  for (const path of paths) await addStamps(path, stamps);
  return stamps;
}

async function addStamps(path: string, stamps: InputStamp[]): Promise<void> {
  const status = await stat(path).catch((cause: unknown) => {
    throw new MissingFileError(path, 'Check the path of the corpus.', { cause });
  });
  if (!status.isDirectory()) {
    stamps.push({ path, bytes: status.size, modified: status.mtimeMs });
    return;
  }
  for (const name of (await readdir(path)).sort()) await addStamps(join(path, name), stamps);
}
