import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MissingFileError } from '../errors.js';

/** The lists of this package: what a lexicon of English leaves out, and what the vectors of this package were counted without. */
const files = { lexicon: 'en.txt', vectors: 'vectors-en.txt' } as const;

/**
 * Reads a list of words of the closed classes, one a line, in lower case.
 *
 * @param list a list of this package, of English: `lexicon`, the default, or `vectors`; or the path of another one.
 * @throws MissingFileError where it cannot be opened.
 * @example readFunctionWords().has('where') // true
 */
export function readFunctionWords(
  list: keyof typeof files | { readonly path: string } = 'lexicon',
): ReadonlySet<string> {
  const path =
    typeof list === 'string'
      ? fileURLToPath(new URL(`../../lexicons/function-words/${files[list]}`, import.meta.url))
      : list.path;
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
