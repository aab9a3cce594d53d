import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { toDiskError } from './disk-trouble.js';

/** Makes a folder, and those that it lies in, where they are not there. @throws DiskError where it cannot be made. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw toDiskError(path, await findCause(path, error));
  }
}

/** On a read-only disk Node says of folders in folders only that one is not there; making one alone tells why. */
async function findCause(path: string, error: unknown): Promise<unknown> {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  try {
    await mkdir(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return code === 'ENOENT' && dirname(path) !== path ? await findCause(dirname(path), cause) : cause;
  }
  return error;
}
