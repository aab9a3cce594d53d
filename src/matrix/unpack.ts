import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import unbzip2 from 'unbzip2-stream';
import xz from 'xz-decompress';
import { FileFormatError, QualiaError } from '../errors.js';
import { type FramePiece, ZstdFrames } from './zstd-frames.js';

/** Bytes in pieces; a piece may be overwritten when the next one is asked for. */
export type BytePieces = AsyncIterable<Uint8Array>;

/** The ways of packing that the first bytes tell. */
const packings: readonly {
  readonly name: string;
  readonly magic: readonly number[];
  readonly unpack: (pieces: BytePieces) => BytePieces;
}[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpack: unpackGzip },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68], unpack: unpackBzip2 },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], unpack: unpackXz },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: unpackZstd },
];

const longestMagic = 6;

/** Bytes that unpack to themselves exist; what people pack is packed once or twice. */
const deepestPacking = 8;

/**
 * Unpacks bytes that begin as those of gzip, bzip2, xz or zstd do, and what is in them if that is packed too; others are
 * passed on as they are.
 *
 * Checksums of zstd data are compared by Node 22.15 or later; before, damage in them may only show in what comes out. A zstd window is made
 * only where the data may fill a part of it, and one of more than 128 MiB for no less than a 2,048th of it.
 *
 * @param path what the bytes are called in messages.
 * @throws FileFormatError when they are damaged or cut short, with the number of bytes that could be unpacked, or packed more than
 * eight times over.
 */
export function unpack(pieces: BytePieces, path: string): AsyncGenerator<Uint8Array> {
  return unpackFrom(pieces, path, 0);
}

async function* unpackFrom(pieces: BytePieces, path: string, depth: number): AsyncGenerator<Uint8Array> {
  const { first, all } = await lookAhead(pieces, longestMagic);
  try {
    const packing = findPacking(first);
    if (packing === undefined) yield* all;
    else if (depth < deepestPacking) {
      yield* unpackFrom(tellDamage(packing.unpack(all), path, packing.name), path, depth + 1);
    } else {
      const problem = `it is packed more than ${deepestPacking} times over (${packing.name} in the end), as no file of use is.`;
      throw new FileFormatError(path, 'the whole file', problem);
    }
  } finally {
    // Whoever stops early may not have entered the pieces, which alone would close their file.
    await all.return();
  }
}

/** The name of the packing that the first bytes tell, if any. */
export function packingOf(first: Uint8Array): string | undefined {
  return findPacking(first)?.name;
}

function findPacking(first: Uint8Array) {
  return packings.find(({ magic }) => magic.every((byte, place) => first[place] === byte));
}

/** Pieces of bytes that can be given up before they have been entered. */
export type ClosableBytes = AsyncIterableIterator<Uint8Array> & { return(): Promise<IteratorResult<Uint8Array>> };

/** Reads the first bytes, as many as `length` if there are so many, and returns them, and all pieces, those included. */
export async function lookAhead(
  pieces: BytePieces,
  length: number,
): Promise<{ readonly first: Uint8Array; readonly all: ClosableBytes }> {
  const rest = pieces[Symbol.asyncIterator]();
  let first = new Uint8Array(0);
  while (first.length < length) {
    const next = await rest.next();
    if (next.done === true) break;
    const longer = new Uint8Array(first.length + next.value.length);
    longer.set(first);
    longer.set(next.value, first.length);
    first = longer;
  }
  let isFirst = first.length > 0;
  const all: ClosableBytes = {
    next: async () => {
      if (!isFirst) return await rest.next();
      isFirst = false;
      return { done: false, value: first };
    },
    return: async () => {
      await rest.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => all,
  };
  return { first, all };
}

/** Turns what an unpacker throws into an error that names the file; errors of qualia pass. */
export async function* tellDamage(pieces: BytePieces, path: string, packing: string): AsyncGenerator<Uint8Array> {
  let unpacked = 0;
  try {
    for await (const piece of pieces) {
      unpacked += piece.length;
      yield piece;
    }
  } catch (cause) {
    if (cause instanceof QualiaError) throw cause;
    const problem = `the ${packing} data break off or make no sense there; the file is damaged or cut short.`;
    throw new FileFormatError(path, `after ${unpacked} unpacked bytes`, problem, { cause });
  }
}

/** The pieces as a stream, which keeps several of them, so each is copied. */
function streamOf(pieces: BytePieces): Readable {
  return Readable.from(copyPieces(pieces), { objectMode: false });
}

/** The same pieces, none of which is overwritten. */
export async function* copyPieces(pieces: BytePieces): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

const chunkSize = 2 ** 18;

async function* unpackGzip(pieces: BytePieces): AsyncGenerator<Uint8Array> {
  yield* throughStream(streamOf(pieces), zlib.createGunzip({ chunkSize }));
}

async function* throughStream(packed: Readable, unpacked: Transform): AsyncGenerator<Uint8Array> {
  // What fails on the way ends `unpacked`, where the loop meets it.
  const packing = pipeline(packed, unpacked).catch(() => undefined);
  try {
    for await (const piece of unpacked) yield piece as Uint8Array;
  } finally {
    unpacked.destroy();
    await packing;
  }
}

/** The unpacker is a stream of the old kind, which works at once on what is written to it. */
async function* unpackBzip2(pieces: BytePieces): AsyncGenerator<Uint8Array> {
  const stream = unbzip2();
  let unpacked: Uint8Array[] = [];
  let failure: Error | undefined;
  stream.on('data', (piece: Uint8Array) => unpacked.push(piece));
  stream.on('error', (error: Error) => {
    failure = error;
  });
  function* take(): Generator<Uint8Array> {
    yield* unpacked;
    unpacked = [];
    if (failure !== undefined) throw failure;
  }
  for await (const piece of copyPieces(pieces)) {
    stream.write(piece);
    yield* take();
  }
  stream.end();
  yield* take();
}

async function* unpackXz(pieces: BytePieces): AsyncGenerator<Uint8Array> {
  const unpacked = new xz.XzReadableStream(Readable.toWeb(streamOf(pieces)) as ReadableStream<Uint8Array>);
  const reader = unpacked.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Node has an unpacker of zstd data since 22.15. */
const { createZstdDecompress } = zlib as {
  readonly createZstdDecompress?: (options: {
    readonly chunkSize: number;
    readonly params: Readonly<Record<number, number>>;
  }) => Transform;
};

/** The setting of zstd for the largest window that is taken, as a power of two, and its most. */
const largestWindow = { 100: 31 };

async function* unpackZstd(pieces: BytePieces): AsyncGenerator<Uint8Array> {
  const frames = partFrames(pieces);
  yield* createZstdDecompress === undefined
    ? unpackFrames(frames)
    : unpackFramesByNode(frames, () => createZstdDecompress({ chunkSize, params: largestWindow }));
}

async function* partFrames(pieces: BytePieces): AsyncGenerator<FramePiece> {
  const frames = new ZstdFrames();
  for await (const piece of copyPieces(pieces)) yield* frames.push(piece);
  yield* frames.end();
  if (!frames.isWhole) throw new Error('the data end inside a frame');
}

async function* unpackFrames(frames: AsyncIterable<FramePiece>): AsyncGenerator<Uint8Array> {
  let unpacked: Uint8Array[] = [];
  const decompress = new Decompress((piece) => unpacked.push(piece));
  for await (const { bytes } of frames) {
    decompress.push(bytes);
    yield* unpacked;
    unpacked = [];
  }
  decompress.push(new Uint8Array(0), true);
  yield* unpacked;
}

/** Node's unpacker stops after a frame, so each has its own. */
async function* unpackFramesByNode(
  frames: AsyncGenerator<FramePiece>,
  create: () => Transform,
): AsyncGenerator<Uint8Array> {
  try {
    for (let first = await frames.next(); !first.done; first = await frames.next()) {
      yield* throughStream(Readable.from(restOfFrame(first.value, frames), { objectMode: false }), create());
    }
  } finally {
    await frames.return(undefined);
  }
}

async function* restOfFrame(first: FramePiece, frames: AsyncGenerator<FramePiece>): AsyncGenerator<Uint8Array> {
  yield first.bytes;
  let { endsFrame } = first;
  while (!endsFrame) {
    const next = await frames.next();
    if (next.done) return;
    yield next.value.bytes;
    ({ endsFrame } = next.value);
  }
}
