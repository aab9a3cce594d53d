import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { unpack } from '../../src/matrix/unpack.js';
import { type FramePiece, ZstdFrames } from '../../src/matrix/zstd-frames.js';
import { packedSamples, sampleText } from '../corpus/packed-samples.js';

const magic = [0x28, 0xb5, 0x2f, 0xfd];
/** The last block: 2 bytes as they are. */
const block = [0x11, 0, 0, 97, 98];
/** Not a single segment, no dictionary, no length of the content; the window is 2^(10 + exponent) (1 + mantissa / 8). */
const frame = (exponent: number, mantissa: number): number[] => [...magic, 0, exponent * 8 + mantissa, ...block];

const skippable = [0x5f, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
/** Blocks of 128 KiB of one letter each. */
const repeated = (blocks: number): number[] => Array.from({ length: blocks }, () => [0x02, 0, 0x10, 97]).flat();

/** What is passed on, and the frames that were found whole. */
function part(bytes: readonly number[], pieceLength = bytes.length) {
  const parts = new ZstdFrames();
  const passed: FramePiece[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) {
    passed.push(...parts.push(Uint8Array.from(bytes.slice(at, at + pieceLength))));
  }
  passed.push(...parts.end());
  const frames = passed.filter(({ endsFrame }) => endsFrame).length;
  return { bytes: passed.flatMap((piece) => [...piece.bytes]), frames, isWhole: parts.isWhole };
}

const lower = (bytes: readonly number[], pieceLength?: number): number[] => part(bytes, pieceLength).bytes;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function unpackAll(bytes: Uint8Array): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpack(once(bytes), 'a.zst')) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

/** Single segments of 2 bytes that say to be longer, in 4 and in 8 bytes, the first with a number of a dictionary. */
const segments = (length: readonly number[]): readonly number[] => [
  ...[...magic, 32 + 128 + 1, 9, ...length, ...block],
  ...[...magic, 32 + 192, ...length, 0, 0, 0, 0, ...block],
];

describe('ZstdFrames', () => {
  it.each([1, 2, 3, 5, 100])('lowers what no block fills, in pieces of %i bytes', (pieceLength) => {
    const rest = [...skippable, ...segments([0, 0, 2, 0]), 1, 2, 3];
    expect(lower([...frame(17, 3), ...skippable, ...frame(21, 0), ...rest], pieceLength)).toEqual([
      ...frame(7, 0),
      ...frame(7, 0),
      ...segments([0, 0, 2, 0]),
      ...[1, 2, 3],
    ]);
    expect(lower(segments([0, 0, 0, 64]), pieceLength)).toEqual(segments([0, 0, 2, 0]));
  });

  it('lowers to the next power of two of what the blocks may hold', () => {
    const last = [0x03, 0, 0x10, 97];
    expect(lower([...magic, 0, 18 * 8, ...repeated(4), ...last])).toEqual([
      ...[...magic, 0, 10 * 8, ...repeated(4), ...last],
    ]);
  });

  it.each([1, 7, 100])('passes on as it is what is filled in part, in pieces of %i bytes', (pieceLength) => {
    const filled = [...magic, 4, 14 * 8, ...repeated(8), ...block, 1, 2, 3, 4];
    expect(lower([...filled, ...filled], 1)).toEqual([...filled, ...filled]);
    expect(lower([...frame(0, 0), ...frame(3, 1)], pieceLength)).toEqual([...frame(0, 0), ...frame(3, 1)]);
  });

  it('reads a window before a dictionary and a length that no number holds', () => {
    const header = [1, 2, 3, 4, 2, 0, 0, 0, 0, 0, 0, 255];
    const long = (window: number): readonly number[] => [...magic, 192 + 3, window, ...header, ...block];
    expect(lower(long(19 * 8 + 7))).toEqual(long(7 * 8));
    expect(lower(long(6 * 8))).toEqual(long(6 * 8));
  });

  it('passes on what breaks off, and what is no frame', () => {
    for (const length of [1, 4, 5, 6, 8, 10]) {
      const cut = frame(3, 0).slice(0, length);
      expect(lower(cut)).toEqual(cut);
    }
    expect(lower([1, 2, 3, 4, ...frame(20, 0)])).toEqual([1, 2, 3, 4, ...frame(20, 0)]);
    expect(lower([])).toEqual([]);
  });

  it.each([1, 2, 3, 5, 100])('finds where frames end, in pieces of %i bytes', (pieceLength) => {
    const bytes = [...frame(3, 0), ...skippable, ...segments([2, 0, 0, 0])];
    expect(part(bytes, pieceLength)).toMatchObject({ frames: 3, isWhole: true });
    expect(part(skippable, pieceLength)).toEqual({ bytes: [], frames: 0, isWhole: true });
    for (const lacking of [1, 3, 12, 14]) {
      expect(part(bytes.slice(0, -lacking), pieceLength)).toMatchObject({ frames: 2, isWhole: false });
    }
    expect(part(skippable.slice(0, -1), pieceLength).isWhole).toBe(false);
  });

  it('makes no window of more than 128 MiB for few bytes, whatever the blocks hold', () => {
    const huge = [...magic, 0, 20 * 8, ...repeated(2000), ...block];
    expect(() => lower(huge)).toThrow('a window of');
    expect(() => lower(huge, 16)).toThrow('a window of');
  });
});

describe('unpack of zstd data', () => {
  it('unpacks what a program packed', async () => {
    expect(await unpackAll(packedSamples.zstd)).toBe(sampleText);
    expect(await unpackAll(Uint8Array.from(frame(0, 0)))).toBe('ab');
  });

  it('unpacks frame after frame, and refuses one that breaks off', async () => {
    const sample = [...packedSamples.zstd];
    const frames = [...sample, ...skippable, ...frame(0, 0), ...sample];
    expect(await unpackAll(Uint8Array.from(frames))).toBe(`${sampleText}ab${sampleText}`);
    for (const lacking of [1, 5, sample.length - 2, sample.length - 10]) {
      await expect(unpackAll(Uint8Array.from(frames.slice(0, -lacking)))).rejects.toThrow('the zstd data break off');
    }
    await expect(unpackAll(Uint8Array.from([...frames, 1, 2, 3, 4]))).rejects.toThrow(FileFormatError);
  });

  it('makes no window of a gigabyte for some bytes', async () => {
    const before = getHeapStatistics().external_memory;
    expect(await unpackAll(Uint8Array.from([...frame(0, 0), ...frame(20, 0), ...frame(19, 7)]))).toBe('ababab');
    expect(getHeapStatistics().external_memory - before).toBeLessThan(2 ** 24);
    const huge = Uint8Array.from([...magic, 0, 20 * 8, ...repeated(2000), ...block]);
    await expect(unpackAll(huge)).rejects.toThrow(FileFormatError);
    await expect(unpackAll(huge)).rejects.toThrow('a.zst');
  });
});
