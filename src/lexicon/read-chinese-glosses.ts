import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MissingFileError } from '../errors.js';
import { type ChineseGlosses, parseChineseGlosses } from './chinese-glosses.js';

/**
 * Reads a table of Chinese words with English ones.
 *
 * @param path where it lies. Default: that of this package, the commonest words of everyday texts.
 * @throws MissingFileError where it cannot be opened; FileFormatError, with the line, where it is damaged.
 * @example readChineseGlosses().find('学校') // [{ kind: 'noun', english: 'school' }]
 */
export function readChineseGlosses(
  path = fileURLToPath(new URL('../../lexicons/chinese-glosses/glosses.tsv', import.meta.url)),
): ChineseGlosses {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new MissingFileError(path, 'It is a table with the columns chinese, kind and english.', { cause });
  }
  return parseChineseGlosses({ path, content });
}
