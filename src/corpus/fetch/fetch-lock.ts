import { join } from 'node:path';
import { DiskError, QualiaError } from '../../errors.js';
import { lockFolder } from '../folder-lock.js';
import { DownloadError, tellDisk } from './download-error.js';

/**
 * Takes a folder for the fetching of one process and returns what gives it back.
 *
 * @throws DownloadError (`locked`) when another process, or this one, has the folder.
 */
export async function lockForFetching(folder: string): Promise<() => Promise<void>> {
  const name = 'fetch.lock';
  try {
    return await lockFolder(folder, { name });
  } catch (cause) {
    if (!(cause instanceof QualiaError) || cause instanceof DiskError) throw tellDisk(join(folder, name), cause);
    throw new DownloadError('locked', folder, cause.message, { cause });
  }
}
