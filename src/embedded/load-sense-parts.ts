import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskError, FileFormatError, MissingFileError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { toDiskError } from '../matrix/disk-trouble.js';
import { makeFolder } from '../matrix/make-folder.js';
import { removeAbandonedFolders, unfinishedFolder } from '../matrix/unfinished-name.js';
import { readSenseParts } from './read-sense-parts.js';
import { type BuildSensePartsOptions, buildSenseParts, type SenseParts } from './sense-parts.js';
import { senseFiles, writeSenseParts } from './write-sense-parts.js';

/** Options of {@link loadSenseParts}. */
export interface LoadSensePartsOptions extends BuildSensePartsOptions {
  /** The folder that caches are kept in; it is there. */
  readonly cacheFolder: string;
  /**
   * A hash of all that the lexicon holds, for one that changes without its numbers telling; what was kept of its earlier states is removed.
   * Default: its name, version and numbers tell it from others.
   */
  readonly content?: string | undefined;
  /** Is awaited before parts are built, so that `source` can be written only when it is read. */
  readonly prepare?: (() => Promise<void>) | undefined;
  /** Builds again even when there is a cache; default false. */
  readonly rebuild?: boolean | undefined;
  /** Is told, in a sentence, what a user should know: a cache that is damaged, or cannot be written. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** Goes up by one when the same lexicon would give other parts. */
export const partsFormat = 2;

/**
 * Loads the sense parts of a lexicon from the cache; builds and caches them where they are not there, or damaged, which is said. Where
 * the cache cannot be written, that is said too.
 *
 * @throws the signal's reason when it is aborted; then no cache is left behind.
 */
export async function loadSenseParts(lexicon: Lexicon, options: LoadSensePartsOptions): Promise<SenseParts> {
  const { cacheFolder, rebuild = false, onNotice, signal, content } = options;
  const beginning = nameSenseParts(lexicon, content);
  if (!rebuild) {
    try {
      return await readSenseParts(cacheFolder, { beginning });
    } catch (error) {
      if (error instanceof FileFormatError) onNotice?.(`The cache is damaged and is built again: ${error.message}`);
      else if (!(error instanceof MissingFileError)) throw error;
    }
  }
  await options.prepare?.();
  const parts = await buildSenseParts(lexicon, options);
  try {
    await keepParts(cacheFolder, parts, { beginning, signal });
    if (content !== undefined) await removeEarlier(cacheFolder, beginning);
  } catch (error) {
    const told = toDiskError(cacheFolder, error);
    if (!(told instanceof DiskError)) throw error;
    onNotice?.(`What was built serves now, but is not kept for the next time. ${told.message}`);
  }
  return parts;
}

async function keepParts(
  cacheFolder: string,
  parts: SenseParts,
  { beginning, signal }: { readonly beginning: string; readonly signal: AbortSignal | undefined },
): Promise<void> {
  await makeFolder(cacheFolder);
  await removeAbandonedFolders(cacheFolder);
  const unfinished = unfinishedFolder(cacheFolder);
  await mkdir(unfinished, { recursive: true });
  try {
    await writeSenseParts(unfinished, parts, { beginning, signal });
    for (const name of [senseFiles.terms, senseFiles.graph]) {
      await rename(join(unfinished, `${beginning}${name}`), join(cacheFolder, `${beginning}${name}`));
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** How the names of a lexicon's files begin. Without `content`, two of one name and version differ in their numbers. */
export function nameSenseParts(lexicon: Lexicon, content?: string): string {
  const { name, version, synsetCount, senseCount, lemmaCount } = lexicon;
  if (content !== undefined) {
    return `senses-${hash({ format: partsFormat, name })}-${hash({ version, content })}-`;
  }
  return `senses-${hash({ format: partsFormat, name, version, synsetCount, senseCount, lemmaCount })}-`;
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Removes the files of other states of the same lexicon. */
async function removeEarlier(folder: string, beginning: string): Promise<void> {
  const shared = beginning.slice(0, beginning.indexOf('-', 'senses-'.length) + 1);
  const names = (await readdir(folder)).filter((name) => name.startsWith(shared) && !name.startsWith(beginning));
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
