import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingFileError } from '../../errors.js';

/** A file in a folder of data. */
export interface ListedFile {
  /** Its path in the folder, its parts joined by slashes. */
  readonly path: string;
  /** Where it lies. */
  readonly full: string;
  readonly bytes: number;
}

/** The files of a folder, and the folders in it that could not be read. */
export interface DataListing {
  readonly files: readonly ListedFile[];
  /** By their paths, each with the error of the file system. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/**
 * Lists the files of a folder and of the folders in it, in the order of their paths. Names that begin with a dot are passed
 * over; links to files count as files, links to folders are not followed.
 *
 * @throws MissingFileError where the folder cannot be read; the reason of the signal.
 */
export async function listDataFiles(folder: string, signal?: AbortSignal): Promise<DataListing> {
  const files: ListedFile[] = [];
  const unreadable = new Map<string, string>();
  const waiting = [''];
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    signal?.throwIfAborted();
    const entries = await readdir(join(folder, inner), { withFileTypes: true }).catch((cause: Error) => {
      if (inner !== '') unreadable.set(inner, cause.message);
      else throw new MissingFileError(folder, 'It should be a folder of data that can be read.', { cause });
      return [];
    });
    for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() || entry.isSymbolicLink()) {
        const full = join(folder, path);
        const found = await stat(full).catch(() => undefined);
        if (found?.isFile() === true) files.push({ path, full, bytes: found.size });
      }
    }
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), unreadable };
}
