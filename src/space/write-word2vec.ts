import type { FileHandle } from 'node:fs/promises';
import { ParseError } from '../errors.js';
import { TextAppender, writeAll, writeWhole } from '../matrix/write-whole-file.js';
import type { Space } from './space.js';

/** Rows that are written together in the binary format. */
const blockRows = 1024;

/**
 * Writes the vectors of a space in word2vec's format, text or binary; a sparse row is spelled out with its zeros.
 *
 * Numbers of the text format are printed so that reading them gives the same ones. The file appears whole or not at all.
 *
 * @param options.binary writes little-endian floats instead of decimal numbers; default false.
 * @param options.signal stops the writing; the call then rejects with the signal's reason and leaves nothing behind.
 * @throws ParseError when a target holds a space, tab or line break, which end a word in this format.
 * @example
 * await writeWord2Vec('domain.bin', space, { binary: true });
 */
export async function writeWord2Vec(
  path: string,
  space: Space,
  options: { readonly binary?: boolean; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { binary = false, signal } = options;
  for (const target of space.targets.labels) {
    if (/[ \t\r\n]/.test(target)) throw new ParseError(target, 'a word of a word2vec file must not hold white space.');
  }
  signal?.throwIfAborted();
  const write = binary ? writeBinary : writeText;
  await writeWhole(path, (file) => write(file, space, signal), options);
}

async function writeText(file: FileHandle, space: Space, signal: AbortSignal | undefined): Promise<void> {
  const appender = new TextAppender(file);
  await appender.append(`${space.matrix.rows} ${space.matrix.columns}\n`);
  for (let row = 0; row < space.matrix.rows; row++) {
    signal?.throwIfAborted();
    await appender.append(`${space.targets.labelAt(row)} ${space.vectorAt(row).join(' ')}\n`);
  }
  await appender.flush();
}

async function writeBinary(file: FileHandle, space: Space, signal: AbortSignal | undefined): Promise<void> {
  const { rows, columns } = space.matrix;
  const header = Buffer.from(`${rows} ${columns}\n`);
  await writeAll(file, header, 0);
  let position = header.length;
  for (let begin = 0; begin < rows; begin += blockRows) {
    signal?.throwIfAborted();
    const pieces: Uint8Array[] = [];
    for (let row = begin; row < Math.min(rows, begin + blockRows); row++) {
      const { buffer, byteOffset, byteLength } = space.vectorAt(row);
      const numbers = new Uint8Array(buffer, byteOffset, byteLength);
      pieces.push(Buffer.from(`${space.targets.labelAt(row)} `), numbers, Buffer.from('\n'));
    }
    const block = Buffer.concat(pieces);
    await writeAll(file, block, position);
    position += block.length;
  }
}
