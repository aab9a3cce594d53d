import { DiskError, QualiaError } from '../../errors.js';
import { lockFolder } from '../folder-lock.js';
import { DownloadError } from './download-error.js';

/**
 * Takes a folder for the fetching of one process and returns what gives it back.
 *
 * @throws DownloadError (`locked`) when another process, or this one, has the folder; DiskError when it cannot be written.
 */
export async function lockForFetching(folder: string): Promise<() => Promise<void>> {
  try {
    return await lockFolder(folder, { name: 'fetch.lock' });
  } catch (cause) {
    if (!(cause instanceof QualiaError) || cause instanceof DiskError) throw cause;
    throw new DownloadError('locked', folder, cause.message, { cause });
  }
}
