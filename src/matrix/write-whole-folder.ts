import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toDiskError } from './disk-trouble.js';
import { makeFolder } from './make-folder.js';
import { pathExists } from './path-exists.js';
import { syncFolder } from './unfinished-file.js';
import { removeAbandonedFiles, temporaryName } from './unfinished-name.js';

/**
 * Writes a folder that appears whole or not at all: `fill` puts files into a new one beside `path`, which then takes its name.
 *
 * Where another process was faster, its folder stays. What killed processes left beside it goes.
 *
 * @throws DiskError when the disk does not take it; then nothing is left.
 */
export async function writeWholeFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await makeFolder(dirname(path));
  const unfinished = temporaryName(path);
  try {
    await removeAbandonedFiles(path);
    await mkdir(unfinished);
    await fill(unfinished);
    await syncAll(unfinished);
    await rename(unfinished, path).catch(async (error: unknown) => {
      if (!(await pathExists(path))) throw error;
    });
    await syncFolder(dirname(path));
  } catch (error) {
    throw toDiskError(path, error);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Hands all that is in a folder to the disk. */
async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await syncAll(path);
      continue;
    }
    // Windows syncs only what is open for writing.
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
  }
  await syncFolder(folder);
}
