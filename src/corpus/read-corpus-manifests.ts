import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileFormatError, MissingFileError } from '../errors.js';
import { readManifestAs } from '../manifest.js';
import { type CorpusManifest, corpusManifestSchema } from './corpus-manifest.js';

/**
 * Reads the manifests of all corpora in a folder, in the order of their ids.
 *
 * @param folder holds a folder with a `manifest.json` for each corpus; default: those that come with this package.
 * @throws MissingFileError where the folder or a manifest is missing; FileFormatError where a manifest is malformed.
 */
export async function readCorpusManifests(folder = defaultFolder()): Promise<CorpusManifest[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new MissingFileError(folder, 'It should hold a folder for each corpus.', { cause });
  });
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return await Promise.all(ids.sort().map((id) => readCorpusManifest(join(folder, id, 'manifest.json'), id)));
}

async function readCorpusManifest(path: string, id: string): Promise<CorpusManifest> {
  const manifest = await readManifestAs(path, corpusManifestSchema);
  if (manifest.id === id) return manifest;
  throw new FileFormatError(path, 'field id', `is "${manifest.id}", but the folder is called "${id}".`);
}

function defaultFolder(): string {
  return fileURLToPath(new URL('../../corpora', import.meta.url));
}
