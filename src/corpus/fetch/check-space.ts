import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DiskError } from '../../errors.js';
import { toDiskError } from '../../matrix/disk-trouble.js';
import { makeFolder } from '../../matrix/make-folder.js';

/** Makes the folder of a file and checks that so many bytes more are free there. @throws DiskError. */
export async function checkSpace(path: string, needed: number): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const { bavail, bsize } = await statfs(folder).catch((error) => {
    throw toDiskError(folder, error);
  });
  const free = bavail * bsize;
  if (needed <= free) return;
  const [missing, there] = [needed, free].map((bytes) => bytes.toLocaleString('en-US'));
  const problem = `it needs ${missing} bytes more, but only ${there} are free.`;
  throw new DiskError(path, 'ENOSPC', `${problem} Make room, or name a place on another disk.`);
}
