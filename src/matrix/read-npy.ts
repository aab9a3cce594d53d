import { FileFormatError, MissingFileError } from '../errors.js';
import type { ContainerArray } from './container-header.js';
import { arrayOf, parseNpyHeader, parsePreamble, preambleLength } from './npy-format.js';
import { openFile, readExactly } from './read-container.js';

/**
 * Reads a NumPy array file (`.npy`, versions 1 to 3), straight into the memory of the result.
 *
 * Numbers come in row-major order whatever their order in the file. Half-precision ones become single ones, truth values
 * 0 and 1, and whole numbers of 64 bits doubles, which must hold them. Texts, complex numbers and objects are refused.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, cut short or of another kind.
 * @example
 * const { shape, values } = await readNpy('vectors.npy');
 */
export async function readNpy(path: string): Promise<ContainerArray> {
  const file = await openFile(path);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new MissingFileError(path, 'It is not a file.');
    const start = Buffer.alloc(Math.min(preambleLength, status.size));
    await readExactly(file, path, start, 0);
    const { headerStart, headerLength } = parsePreamble(start, path);
    const available = status.size - headerStart - headerLength;
    if (available < 0) {
      const problem = `a header of ${headerLength} bytes is announced, but the file ends at byte ${status.size}.`;
      throw new FileFormatError(path, 'byte 8', problem);
    }
    const text = Buffer.alloc(headerLength);
    await readExactly(file, path, text, headerStart);
    const header = parseNpyHeader(text.toString(), path);
    requireLength(header.byteLength, available, path);
    const bytes = new Uint8Array(header.byteLength);
    await readExactly(file, path, bytes, headerStart + headerLength);
    return arrayOf(header, bytes, path);
  } finally {
    await file.close();
  }
}

/** Reads an array file that is already in memory; `path` is for messages. */
export function parseNpy(file: Buffer, path: string): ContainerArray {
  const { headerStart, headerLength } = parsePreamble(file, path);
  const start = headerStart + headerLength;
  if (start > file.length)
    throw new FileFormatError(path, 'byte 8', `the file ends at byte ${file.length}, in its header.`);
  const header = parseNpyHeader(file.toString('utf8', headerStart, start), path);
  requireLength(header.byteLength, file.length - start, path);
  return arrayOf(header, Uint8Array.from(file.subarray(start)), path);
}

function requireLength(expected: number, available: number, path: string): void {
  if (expected === available) return;
  const problem = expected > available ? 'the file is cut short' : 'something follows the array';
  throw new FileFormatError(path, 'numbers', `take ${expected} bytes, but ${available} are there: ${problem}.`);
}
