import { FileFormatError, MissingFileError } from '../errors.js';
import { openFile } from './read-container.js';
import { unpack } from './unpack.js';

/** At most so many bytes are read together, and at least a few where a file says that it is short. */
const chunkLength = 1 << 20;
const leastChunk = 1 << 12;

/** A line longer than this is taken for a file of another kind. */
const longestLine = 1 << 26;

const lineFeed = 10;

/** Some lines of a file, one after the other, each with its line feed. */
export interface LineBlock {
  /** A buffer, which finds a byte many times faster than other lists of bytes do. */
  readonly bytes: Buffer;
  /** The number of the first line, from 1. */
  readonly firstLine: number;
}

/**
 * Reads a text file in blocks of whole lines, unpacking it where it is packed (see `unpack`); a last line without a line
 * feed gets one.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when its packing is damaged or a line never ends.
 */
export async function* readLineBlocks(path: string): AsyncGenerator<LineBlock> {
  let rest = Buffer.alloc(0);
  let firstLine = 1;
  for await (const chunk of unpack(readChunks(path), path)) {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      rest = join(rest, chunk);
      if (rest.length > longestLine) {
        throw new FileFormatError(
          path,
          `line ${firstLine}`,
          `is longer than ${longestLine} bytes; expected lines of text.`,
        );
      }
      continue;
    }
    const bytes = join(rest, chunk.subarray(0, end));
    yield { bytes, firstLine };
    for (let place = bytes.indexOf(lineFeed); place !== -1; place = bytes.indexOf(lineFeed, place + 1)) firstLine++;
    rest = join(chunk.subarray(end));
  }
  if (rest.length > 0) yield { bytes: join(rest, Uint8Array.of(lineFeed)), firstLine };
}

/** Copies pieces, which may be overwritten, one behind the other. */
function join(...pieces: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  return Buffer.concat(pieces);
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new MissingFileError(path, 'It is not a file.');
    for (let rest = status.size; ; ) {
      const chunk = Buffer.allocUnsafe(Math.max(leastChunk, Math.min(chunkLength, rest + 1)));
      const { bytesRead } = await file.read(chunk, 0, chunk.length);
      if (bytesRead === 0) return;
      rest -= bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
