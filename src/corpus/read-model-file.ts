import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { FileFormatError, MissingFileError } from '../errors.js';

/**
 * Reads the weights of a model, a gzip file.
 *
 * @param advice what to do where there is no such file.
 * @throws MissingFileError where the file cannot be opened, FileFormatError where it is something else.
 */
export function readModelFile(path: string, advice: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new MissingFileError(path, advice, { cause });
  }
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new FileFormatError(path, 'byte 0', 'The file is not a gzip file, or it is cut off or damaged.', { cause });
  }
}
