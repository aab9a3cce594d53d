import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MissingFileError } from '../errors.js';

/**
 * Reads a list of words of the closed classes, one a line, in lower case.
 *
 * @param path where it lies. Default: that of this package, of English.
 * @throws MissingFileError where it cannot be opened.
 * @example readFunctionWords().has('where') // true
 */
export function readFunctionWords(
  path = fileURLToPath(new URL('../../lexicons/function-words/en.txt', import.meta.url)),
): ReadonlySet<string> {
  try {
    return new Set(
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((word) => word !== ''),
    );
  } catch (cause) {
    throw new MissingFileError(path, 'It is a list of words, one a line.', { cause });
  }
}
