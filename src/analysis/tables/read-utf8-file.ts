import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { findBadUtf8 } from '../../corpus/find-bad-utf8.js';
import { FileFormatError, MissingFileError } from '../../errors.js';

/**
 * Reads a whole text file.
 *
 * @param advice what is said where it cannot be read.
 * @throws MissingFileError where it cannot be read; FileFormatError, with the line, where it is not UTF-8: what cannot be read would become
 * another text.
 */
export async function readUtf8File(path: string, advice: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new MissingFileError(path, advice, { cause });
  });
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const line = bytes.subarray(0, findBadUtf8(bytes)).toString('utf8').split('\n').length;
  throw new FileFormatError(
    path,
    `line ${line}`,
    'is not UTF-8. Convert the file first: iconv -f latin1 -t utf-8, or -f utf-16.',
  );
}
