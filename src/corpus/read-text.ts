import { type FileHandle, open } from 'node:fs/promises';
import { MissingFileError } from '../errors.js';
import { openTexts } from './open-texts.js';

/**
 * A text in UTF-8: one path or several, of files, folders, patterns and archives, packed or not (see `openTexts`), or its
 * bytes in pieces of any length.
 */
export type TextSource = string | readonly string[] | AsyncIterable<Uint8Array>;

/** A piece of a text; `bytes` is valid until the next piece is asked for. */
export interface TextPiece {
  /** The path of the file, or what else the text is called in messages. */
  readonly path: string;
  /** Where the piece begins in that file, in bytes. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** At most so many bytes are read together, and at least a few where a file says that it is short. */
const bufferBytes = 1 << 20;
const leastBufferBytes = 1 << 12;
const lineEnd = Uint8Array.of(10);

/**
 * Reads a text piece by piece in constant memory: the next piece is on its way while one is worked on.
 *
 * A line ends where a file or a member of an archive ends, so that nothing reaches from one into the next.
 *
 * @throws as {@link openTexts} does; MissingFileError when a file cannot be read.
 */
export async function* readText(source: TextSource): AsyncGenerator<TextPiece> {
  if (typeof source !== 'string' && !Array.isArray(source)) {
    yield* piecesOf('the text', source as AsyncIterable<Uint8Array>);
    return;
  }
  for await (const { path, bytes } of openTexts(source, readFilePieces)) {
    let end = 0;
    for await (const piece of piecesOf(path, bytes)) {
      end = piece.offset + piece.bytes.length;
      yield piece;
    }
    yield { path, offset: end, bytes: lineEnd };
  }
}

async function* piecesOf(path: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TextPiece> {
  let offset = 0;
  for await (const bytes of pieces) {
    yield { path, offset, bytes };
    offset += bytes.length;
  }
}

/** Reads the bytes of a file; a piece is overwritten when the one after the next is asked for. */
export async function* readFilePieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await openText(path);
  const length = await bufferLengthFor(file);
  const buffers = [new Uint8Array(length), new Uint8Array(length)] as const;
  let reading = read(file, path, buffers[0]);
  try {
    for (let turn = 1; ; turn++) {
      const bytes = await reading;
      if (bytes.length === 0) break;
      reading = read(file, path, buffers[turn % 2] as Uint8Array);
      yield bytes;
    }
  } finally {
    // Where the reader stops early, the next piece is still on its way, and whether it comes no longer matters.
    await Promise.allSettled([reading]);
    await file.close();
  }
}

/** Corpora have thousands of short files; what has no size, such as a pipe, may be long. */
async function bufferLengthFor(file: FileHandle): Promise<number> {
  const status = await file.stat();
  return status.isFile() ? Math.max(leastBufferBytes, Math.min(bufferBytes, status.size)) : bufferBytes;
}

/** Opens a text; throws a MissingFileError where there is none. */
export async function openText(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw new MissingFileError(path, 'Check the path of the text.', { cause });
  }
}

async function read(file: FileHandle, path: string, buffer: Uint8Array): Promise<Uint8Array> {
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new MissingFileError(path, 'It is not a file that can be read.', { cause });
  }
}
