import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeWhole } from '../../matrix/write-whole-file.js';

/** As many characters are gathered before they are written. */
const blockLength = 1 << 20;

/**
 * Writes a file of pieces of text, packed where its name ends in `.gz`; it appears as a whole or not at all.
 *
 * @throws DiskError when the disk does not take it.
 */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  await writeWhole(path, async (file) => {
    const source = Readable.from(gatherBlocks(pieces));
    const target = file.createWriteStream({ autoClose: false });
    if (path.endsWith('.gz')) await pipeline(source, createGzip(), target);
    else await pipeline(source, target);
  });
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
