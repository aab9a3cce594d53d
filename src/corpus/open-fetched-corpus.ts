import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OptionError, QualiaError } from '../errors.js';
import type { CorpusManifest } from './corpus-manifest.js';
import type { CorpusReader } from './corpus-reader.js';
import { createReader } from './readers/create-reader.js';
import { renameReader } from './rename-reader.js';
import { userCorporaFolder } from './user-corpora-folder.js';

/**
 * Makes the reader of a corpus that was fetched, as its manifest has it.
 *
 * @param options.folder the folder for fetched corpora; default {@link userCorporaFolder}.
 * @throws QualiaError with code `NOT_FETCHED` when a file is not here; OptionError for a corpus that comes with an npm
 *   package, for which the manifest names another reader.
 * @example
 * const [manifest] = (await readCorpusManifests()).filter(({ id }) => id === 'text8');
 * const stats = await corpusStats(await openFetchedCorpus(manifest));
 */
export async function openFetchedCorpus(
  manifest: CorpusManifest,
  options: { readonly folder?: string } = {},
): Promise<CorpusReader> {
  const { folder = userCorporaFolder() } = options;
  const { id, reader, downloads } = manifest;
  if (typeof reader === 'string') throw new OptionError('manifest', id, `a corpus that is fetched; use ${reader}`);
  const paths = downloads.map(({ path }) => join(folder, id, path));
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() === true) continue;
    throw new QualiaError('NOT_FETCHED', `The corpus "${id}" is not here: ${path} is missing.`);
  }
  return renameReader(createReader(reader.format, paths, reader.options), id);
}
