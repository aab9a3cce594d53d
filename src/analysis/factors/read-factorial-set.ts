import { readFile } from 'node:fs/promises';
import { MissingFileError } from '../../errors.js';
import type { FactorialSet } from './factorial-set.js';
import { type ParseFactorialSetOptions, parseFactorialSet } from './parse-factorial-set.js';

/**
 * Reads a set from a file of tab-separated values; see {@link parseFactorialSet}.
 *
 * @throws MissingFileError where the file cannot be read; as `parseFactorialSet`.
 * @example await readFactorialSet('adjective-noun.tsv', { template: 'the {adjective} {noun}' })
 */
export async function readFactorialSet(
  path: string,
  options: Omit<ParseFactorialSetOptions, 'path'> = {},
): Promise<FactorialSet> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new MissingFileError(path, 'It should be a table of items, parted by tabs, with a line of names on top.', {
      cause,
    });
  });
  return parseFactorialSet(text, { ...options, path });
}
