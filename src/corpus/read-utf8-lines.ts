import { FileFormatError } from '../errors.js';
import { copyPieces } from '../matrix/unpack.js';
import { readFilePieces } from './read-text.js';

/**
 * Reads a file as lines of UTF-8, without their ends and without a byte order mark.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when the bytes are not UTF-8.
 */
export async function readUtf8Lines(path: string): Promise<string[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of copyPieces(readFilePieces(path))) pieces.push(piece);
  return splitUtf8Lines(Buffer.concat(pieces), path);
}

/**
 * Splits bytes of a file into lines of UTF-8, as {@link readUtf8Lines} does.
 *
 * @throws FileFormatError when the bytes are not UTF-8.
 */
export function splitUtf8Lines(bytes: Uint8Array, path: string): string[] {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r?\n/);
  } catch (cause) {
    throw new FileFormatError(path, 'bytes', 'are not UTF-8; save the file as UTF-8.', { cause });
  }
}
