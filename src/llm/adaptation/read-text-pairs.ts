import { readUtf8Lines } from '../../corpus/read-utf8-lines.js';
import { FileFormatError } from '../../errors.js';
import type { TextPair } from './text-pairs.js';

/**
 * Reads pairs from a file of UTF-8 lines `source TAB target`; empty lines are passed over.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when a line is not of the form, or the bytes are not UTF-8.
 * @example const pairs = await readTextPairs('hypernyms.tsv');
 */
export async function readTextPairs(path: string): Promise<TextPair[]> {
  return (await readUtf8Lines(path)).flatMap((line, at): TextPair[] => {
    if (line.trim() === '') return [];
    const [source = '', target = '', ...more] = line.split('\t').map((cell) => cell.trim());
    if (source !== '' && target !== '' && more.length === 0) return [{ source, target }];
    throw new FileFormatError(path, `line ${at + 1}`, 'is not of the form "source TAB target".');
  });
}
