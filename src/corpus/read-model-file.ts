import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { FileFormatError, MissingFileError } from '../errors.js';

/**
 * Reads the weights of a model.
 *
 * @param advice what to do where there is no such file.
 * @throws MissingFileError where the file cannot be opened.
 */
export function readModelFile(path: string, advice: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new MissingFileError(path, advice, { cause });
  }
}

/**
 * Reads the weights of a model, a gzip file.
 *
 * @param advice what to do where there is no such file.
 * @throws MissingFileError where the file cannot be opened, FileFormatError where it is something else.
 */
export function unpackModelFile(path: string, advice: string): Uint8Array {
  const bytes = readModelFile(path, advice);
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new FileFormatError(path, 'byte 0', 'The file is not a gzip file, or it is cut off or damaged.', { cause });
  }
}
