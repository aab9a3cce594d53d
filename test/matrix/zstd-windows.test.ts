import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { unpack } from '../../src/matrix/unpack.js';
import { ZstdWindows } from '../../src/matrix/zstd-windows.js';
import { packedSamples, sampleText } from '../corpus/packed-samples.js';

const magic = [0x28, 0xb5, 0x2f, 0xfd];
/** The last block: 2 bytes as they are. */
const block = [0x11, 0, 0, 97, 98];
/** Not a single segment, no dictionary, no length of the content; the window is 2^(10 + exponent) (1 + mantissa / 8). */
const frame = (exponent: number, mantissa: number): number[] => [...magic, 0, exponent * 8 + mantissa, ...block];

function largestOf(bytes: readonly number[], pieceLength = bytes.length): number {
  const windows = new ZstdWindows();
  for (let at = 0; at < bytes.length; at += pieceLength) {
    windows.push(Uint8Array.from(bytes.slice(at, at + pieceLength)));
  }
  return windows.largest;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function unpackAll(bytes: Uint8Array): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpack(once(bytes), 'a.zst')) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

describe('ZstdWindows', () => {
  it('reads the window of a frame, and the length of the content of a single segment', () => {
    expect(largestOf(frame(0, 0))).toBe(1024);
    expect(largestOf(frame(20, 4))).toBe(2 ** 30 * 1.5);
    expect(largestOf([...magic, 32, 7, ...block])).toBe(7);
    expect(largestOf([...magic, 32 + 128 + 1, 9, 0, 0, 0, 1, ...block])).toBe(2 ** 24);
    expect(largestOf([...magic, 32 + 192, 0, 0, 0, 0, 1, 0, 0, 0, ...block])).toBe(2 ** 32);
  });

  it.each([1, 2, 3, 5, 100])('finds that of a later frame, in pieces of %i bytes', (pieceLength) => {
    const skippable = [0x5f, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    const repeated = [...magic, 4, 0, 0x22, 0, 0, 97, 0x13, 0, 0, 97, 1, 2, 3, 4];
    expect(largestOf([...frame(0, 0), ...skippable, ...repeated, ...frame(3, 1)], pieceLength)).toBe(9216);
  });

  it('says nothing of what is no frame', () => {
    expect(largestOf([1, 2, 3, 4, ...frame(3, 0)])).toBe(0);
    expect(largestOf([])).toBe(0);
  });
});

describe('unpack of zstd data', () => {
  it('unpacks what a program packed', async () => {
    expect(await unpackAll(packedSamples.zstd)).toBe(sampleText);
    expect(await unpackAll(Uint8Array.from(frame(0, 0)))).toBe('ab');
  });

  it('makes no window of a gigabyte for some bytes', async () => {
    await expect(unpackAll(Uint8Array.from(frame(20, 0)))).rejects.toThrow(FileFormatError);
    await expect(unpackAll(Uint8Array.from([...frame(0, 0), ...frame(20, 0)]))).rejects.toThrow('a.zst');
  });
});
