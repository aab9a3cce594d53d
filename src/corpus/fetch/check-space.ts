import { mkdir, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DownloadError, tellDisk } from './download-error.js';

/**
 * Makes the folder of a file and checks that so many bytes more are free there.
 *
 * @throws DownloadError (`space`, `write`).
 */
export async function checkSpace(path: string, needed: number): Promise<void> {
  const folder = dirname(path);
  let free: number;
  try {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    free = bavail * bsize;
  } catch (cause) {
    throw tellDisk(folder, cause);
  }
  if (needed <= free) return;
  const problem = `needs ${needed} bytes more, but only ${free} are free. Make room, or choose another data folder.`;
  throw new DownloadError('space', path, problem);
}
