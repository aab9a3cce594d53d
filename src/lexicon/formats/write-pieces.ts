import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** As many characters are gathered before they are written. */
const blockLength = 1 << 20;

/** Writes a file of pieces of text, packed where its name ends in `.gz`; it appears as a whole or not at all. */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const part = `${path}.part`;
  const source = Readable.from(gatherBlocks(pieces));
  if (path.endsWith('.gz')) await pipeline(source, createGzip(), createWriteStream(part));
  else await pipeline(source, createWriteStream(part));
  await rename(part, path);
}

function* gatherBlocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
