import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFormatError, MissingFileError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readSenseParts } from './read-sense-parts.js';
import { type BuildSensePartsOptions, buildSenseParts, type SenseParts } from './sense-parts.js';
import { senseFiles, writeSenseParts } from './write-sense-parts.js';

/** Options of {@link loadSenseParts}. */
export interface LoadSensePartsOptions extends BuildSensePartsOptions {
  /** The folder that caches are kept in; it is there. */
  readonly cacheDirectory: string;
  /** Builds again even when there is a cache; default false. */
  readonly rebuild?: boolean | undefined;
  /** Is told, in a sentence, what a user should know: a cache that is damaged. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** Goes up by one when the same lexicon would give other parts. */
export const partsFormat = 2;

/**
 * Loads the sense parts of a lexicon from the cache; builds and caches them where they are not there, or damaged, which is said.
 *
 * @throws the signal's reason when it is aborted; then no cache is left behind.
 */
export async function loadSenseParts(lexicon: Lexicon, options: LoadSensePartsOptions): Promise<SenseParts> {
  const { cacheDirectory, rebuild = false, onNotice, signal } = options;
  const beginning = nameSenseParts(lexicon);
  if (!rebuild) {
    try {
      return await readSenseParts(cacheDirectory, { beginning });
    } catch (error) {
      if (error instanceof FileFormatError) onNotice?.(`The cache is damaged and is built again: ${error.message}`);
      else if (!(error instanceof MissingFileError)) throw error;
    }
  }
  const parts = await buildSenseParts(lexicon, options);
  const unfinished = join(cacheDirectory, `unfinished-${process.pid}-${randomUUID()}`);
  await mkdir(unfinished, { recursive: true });
  try {
    await writeSenseParts(unfinished, parts, { beginning, signal });
    for (const name of [senseFiles.terms, senseFiles.graph]) {
      await rename(join(unfinished, `${beginning}${name}`), join(cacheDirectory, `${beginning}${name}`));
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return parts;
}

/** How the names of a lexicon's files begin. Two of one name and version differ in their numbers of synsets, senses or lemmas. */
export function nameSenseParts({ name, version, synsetCount, senseCount, lemmaCount }: Lexicon): string {
  const content = JSON.stringify({ format: partsFormat, name, version, synsetCount, senseCount, lemmaCount });
  return `senses-${createHash('sha256').update(content).digest('hex').slice(0, 16)}-`;
}
