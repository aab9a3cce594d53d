import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { lookAhead, unpack } from '../../src/matrix/unpack.js';
import { packedSamples, sampleText } from '../corpus/packed-samples.js';

/** Pieces of some length, each of which is overwritten when the next one is asked for. */
async function* piecesOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(length);
  for (let start = 0; start < bytes.length; start += length) {
    const part = bytes.subarray(start, start + length);
    piece.fill(0xee).set(part);
    yield piece.subarray(0, part.length);
  }
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const copies: Uint8Array[] = [];
  for await (const piece of pieces) copies.push(piece.slice());
  return Buffer.concat(copies).toString();
}

const unpacked = (bytes: Uint8Array, length: number) => textOf(unpack(piecesOf(bytes, length), 'a file'));

describe('unpack', () => {
  it.each(Object.entries(packedSamples))('unpacks %s, in pieces of any length', async (_packing, bytes) => {
    for (const length of [1, 2, 7, 1000]) expect(await unpacked(bytes, length)).toBe(sampleText);
  });

  it.each(Object.entries(packedSamples))('unpacks %s twice over, and one in the other', async (_packing, bytes) => {
    expect(await unpacked(Buffer.concat([bytes, bytes]), 50)).toBe(sampleText + sampleText);
    expect(await unpacked(gzipSync(bytes), 50)).toBe(sampleText);
  });

  it.each(['', 'B', 'plain text', 'BZ is not all there is'])('passes on %j', async (text) => {
    for (const length of [1, 1000]) expect(await unpacked(Buffer.from(text), length)).toBe(text);
  });

  it.each(Object.entries(packedSamples))('says when %s data are cut short', async (packing, bytes) => {
    for (const end of [bytes.length - 1, bytes.length >> 1]) {
      const reading = unpacked(bytes.subarray(0, end), 13);
      await expect(reading).rejects.toThrow(FileFormatError);
      await expect(reading).rejects.toThrow(`the ${packing} data break off`);
      await expect(reading).rejects.toThrow(/^a file, after \d+ unpacked bytes/);
    }
  });

  it.each(Object.keys(packedSamples))('passes on what goes wrong before %s', async (packing) => {
    const bytes = packedSamples[packing as 'gzip'];
    const failing = (async function* () {
      yield bytes.subarray(0, 20);
      throw new FileFormatError('the disk', 'byte 20', 'is gone.');
    })();
    await expect(textOf(unpack(failing, 'a file'))).rejects.toThrow('the disk, byte 20: is gone.');
  });

  it('gives up the pieces when its reader stops', async () => {
    for (const bytes of [Buffer.from('plain'), ...Object.values(packedSamples)]) {
      let isClosed = false;
      const pieces = (async function* () {
        try {
          for (;;) yield bytes;
        } finally {
          isClosed = true;
        }
      })();
      for await (const _ of unpack(pieces, 'a file')) break;
      expect(isClosed).toBe(true);
    }
  });
});

describe('lookAhead', () => {
  it('returns the first bytes and all', async () => {
    const { first, all } = await lookAhead(piecesOf(Buffer.from('abcdefgh'), 3), 5);
    expect(Buffer.from(first).toString()).toBe('abcdef');
    expect(await textOf(all)).toBe('abcdefgh');
    const short = await lookAhead(piecesOf(Buffer.from('ab'), 3), 5);
    expect(Buffer.from(short.first).toString()).toBe('ab');
    expect(await textOf(short.all)).toBe('ab');
  });
});
