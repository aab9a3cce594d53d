import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MissingFileError } from '../errors.js';

/** The names of persons in lower case. */
export interface PersonNames {
  readonly givenNames: ReadonlySet<string>;
  readonly familyNames: ReadonlySet<string>;
}

/**
 * Reads the files `given-names.txt` and `family-names.txt`, one name a line; letter case does not matter.
 *
 * @param folder where the files lie. Default: compromise's 3,180 given and 901 family names, which come with this package.
 * @throws MissingFileError where a file cannot be opened.
 * @example readPersonNames().givenNames.has('mary') // true
 */
export function readPersonNames(
  folder = fileURLToPath(new URL('../../lexicons/person-names', import.meta.url)),
): PersonNames {
  return {
    givenNames: readNames(join(folder, 'given-names.txt')),
    familyNames: readNames(join(folder, 'family-names.txt')),
  };
}

function readNames(path: string): ReadonlySet<string> {
  const lines = readText(path)
    .replace(/^\ufeff/, '')
    .split('\n');
  return new Set(lines.map((line) => line.trim().toLowerCase()).filter((line) => line !== ''));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new MissingFileError(path, 'Lists of names are given-names.txt and family-names.txt, one name a line.', {
      cause,
    });
  }
}
