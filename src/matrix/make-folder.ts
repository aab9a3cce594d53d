import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { toDiskError } from './disk-trouble.js';

/** Makes a folder, and those that it lies in, where they are not there. @throws DiskError where it cannot be made. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await make(path);
  } catch (error) {
    throw toDiskError(path, error);
  }
}

/** One after the other: what Node makes at once it says is not there where it cannot be made, as on a read-only disk. */
async function make(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await make(dirname(path));
    await mkdir(path).catch((cause: NodeJS.ErrnoException) => {
      // Another process may have been faster.
      if (cause.code !== 'EEXIST') throw cause;
    });
  }
}
