import { readUtf8File } from '../tables/read-utf8-file.js';
import type { FactorialSet } from './factorial-set.js';
import { type ParseFactorialSetOptions, parseFactorialSet } from './parse-factorial-set.js';

/**
 * Reads a set from a file of tab-separated values; see {@link parseFactorialSet}.
 *
 * @throws MissingFileError where the file cannot be read; FileFormatError where it is not UTF-8; as `parseFactorialSet`.
 * @example await readFactorialSet('adjective-noun.tsv', { template: 'the {adjective} {noun}' })
 */
export async function readFactorialSet(
  path: string,
  options: Omit<ParseFactorialSetOptions, 'path'> = {},
): Promise<FactorialSet> {
  const advice = 'It should be a table of items, separated by tabs, with a line of names on top.';
  const text = await readUtf8File(path, advice);
  return parseFactorialSet(text, { ...options, path });
}
