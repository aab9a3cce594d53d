import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileFormatError, MissingFileError } from '../errors.js';
import { readManifestAs } from '../manifest.js';
import { type TaskManifest, taskManifestSchema } from './task-manifest.js';

/**
 * Reads the manifests of all tasks in a folder, in the order of their ids.
 *
 * @param folder holds a file `<id>.json` for each task; default: those that come with this package.
 * @throws MissingFileError where the folder is missing; FileFormatError where a manifest is malformed or its id is not
 * the name of its file.
 */
export async function readTaskManifests(folder = defaultFolder()): Promise<TaskManifest[]> {
  const names = await readdir(folder).catch((cause) => {
    throw new MissingFileError(folder, 'It should hold a file for each task.', { cause });
  });
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  return await Promise.all(ids.sort().map((id) => readTaskManifest(join(folder, `${id}.json`), id)));
}

async function readTaskManifest(path: string, id: string): Promise<TaskManifest> {
  const manifest = await readManifestAs(path, taskManifestSchema);
  if (manifest.id === id) return manifest;
  throw new FileFormatError(path, 'field id', `is "${manifest.id}", but the file is called "${id}.json".`);
}

function defaultFolder(): string {
  return fileURLToPath(new URL('../../benchmarks/tasks', import.meta.url));
}
