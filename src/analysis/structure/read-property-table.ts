import { readUtf8File } from '../tables/read-utf8-file.js';
import { parsePropertyTable, type TextTable } from './parse-property-table.js';

/**
 * Reads a table with a header from a file; see {@link parsePropertyTable}.
 *
 * @throws MissingFileError where the file cannot be read; FileFormatError where it is not UTF-8, and as `parsePropertyTable`.
 * @example const { names } = await readPropertyTable('words.tsv')
 */
export async function readPropertyTable(path: string): Promise<TextTable> {
  const advice = 'Give a table with a header: tab-separated, comma-separated or separated by spaces.';
  return parsePropertyTable(await readUtf8File(path, advice), path);
}
