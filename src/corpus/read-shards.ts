import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { FileFormatError, MissingFileError, requireWhole } from '../errors.js';
import { formBytes, formOf } from './open-texts.js';
import { openText } from './read-text.js';

/** The bytes `begin` to `end` of a file. */
interface TextStretch {
  readonly path: string;
  readonly begin: number;
  readonly end: number;
}

/** A part of a corpus that is counted by itself: stretches of files, each of whole lines. */
export type Shard = readonly TextStretch[];

const bufferBytes = 1 << 20;
const lineEnd = 10;

/**
 * Cuts files into shards of about `shardBytes` bytes, each at the end of a line, so that no line is in two of them; a
 * line that is longer makes its shard longer. The files alone decide where the cuts are.
 *
 * @throws MissingFileError when a file cannot be read; FileFormatError when one is packed or an archive; OptionError when `shardBytes` is not a whole number >= 1.
 */
export async function cutShards(paths: readonly string[], shardBytes: number): Promise<Shard[]> {
  requireWhole('shardBytes', shardBytes, 1);
  const shards: TextStretch[][] = [];
  let room = 0;
  for (const path of paths) {
    const file = await openText(path);
    try {
      const { size } = await requirePlainFile(file, path);
      for (let begin = 0; begin < size; ) {
        if (room <= 0) {
          shards.push([]);
          room = shardBytes;
        }
        const end = begin + room >= size ? size : await findLineStart(file, begin + room, size);
        shards.at(-1)?.push({ path, begin, end });
        room -= end - begin;
        begin = end;
      }
    } finally {
      await file.close();
    }
  }
  return shards;
}

/** Shards are stretches of bytes, which packed files and archives do not have. */
async function requirePlainFile(file: FileHandle, path: string): Promise<Stats> {
  const stats = await file.stat();
  if (!stats.isFile()) throw new MissingFileError(path, 'It is not a file; give the files one by one.');
  const { buffer, bytesRead } = await file.read(new Uint8Array(formBytes), 0, formBytes, 0);
  const form = formOf(buffer.subarray(0, bytesRead));
  if (form === undefined) return stats;
  throw new FileFormatError(path, 'byte 0', `it is packed as ${form}, but is counted in shards; unpack it first.`);
}

/** Reads the bytes of a shard in pieces, each valid until the next; a line ends where a stretch ends. */
export async function* readShard(shard: Shard): AsyncGenerator<Uint8Array> {
  for (const { path, begin, end } of shard) {
    const file = await openText(path);
    try {
      const buffer = new Uint8Array(Math.min(bufferBytes, end - begin));
      for (let position = begin; position < end; ) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - position), position);
        if (bytesRead === 0) throw new MissingFileError(path, `It ends at byte ${position}, but had ${end} bytes.`);
        yield buffer.subarray(0, bytesRead);
        position += bytesRead;
      }
    } finally {
      await file.close();
    }
    yield Uint8Array.of(lineEnd);
  }
}

/** Returns where the first line behind byte `from - 1` begins, or the size of the file. */
async function findLineStart(file: FileHandle, from: number, size: number): Promise<number> {
  const buffer = Buffer.alloc(1 << 16);
  for (let position = from - 1; position < size; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) break;
    const found = buffer.subarray(0, bytesRead).indexOf(lineEnd);
    if (found !== -1) return position + found + 1;
    position += bytesRead;
  }
  return size;
}
