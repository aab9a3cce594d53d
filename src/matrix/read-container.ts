import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { FileFormatError, MissingFileError, QualiaError } from '../errors.js';
import {
  blankChecksum,
  type Container,
  type ContainerArray,
  type ContainerArrays,
  type ContainerHeader,
  differentChecksum,
  longestHeader,
  numbersOf,
  parseHeader,
  tooLongHeader,
} from './container-header.js';

/** Bytes that are read together; the next stretch is read while the last is hashed. */
const chunkLength = 1 << 22;

/**
 * Reads a file of the safetensors layout, each array from the disk straight into its own memory.
 *
 * Files of other tools have no checksum and are read without one; their half-precision numbers (F16, BF16) become
 * single ones, truth values 0 and 1, whole numbers of 64 bits doubles, which must hold them.
 *
 * @param options.names the arrays to return, default all; the rest is still read for the checksum while `verify` holds.
 * @param options.verify compares the checksum; default true.
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, newer, or lacks a name.
 * @example
 * const { arrays } = await readContainer('space.safetensors', { names: ['norms'] });
 */
export async function readContainer(
  path: string,
  options: { readonly names?: readonly string[]; readonly verify?: boolean } = {},
): Promise<Container> {
  const { names, verify = true } = options;
  const file = await openFile(path);
  try {
    const { text, dataStart, header } = await readHeader(file, path);
    const known = new Set(header.entries.map(({ name }) => name));
    for (const name of names ?? []) {
      if (!known.has(name)) throw new FileFormatError(path, 'header', `holds no array "${name}".`);
    }
    const hash = verify && header.checksum !== undefined ? createHash('sha256') : undefined;
    const source: Source = { file, path, hash };
    const wanted = new Set(names ?? known);
    const arrays = new Map<string, ContainerArray>();
    for (const entry of header.entries) {
      const position = dataStart + entry.begin;
      if (wanted.has(entry.name)) {
        const bytes = new Uint8Array(entry.end - entry.begin);
        await readInto(source, bytes, position);
        arrays.set(entry.name, { shape: entry.shape, values: numbersOf(entry, bytes, path) });
      } else if (hash !== undefined) {
        await hashOnly(source, entry.end - entry.begin, position);
      }
    }
    const { begin = 0, end = 0 } = header.blockChecksums ?? {};
    if (hash !== undefined) await hashOnly(source, end - begin, dataStart + begin);
    checkChecksum(hash, header.checksum, text, path);
    return { arrays, metadata: header.metadata };
  } finally {
    await file.close();
  }
}

/** An open container and the hash, if any, that what is read goes into. */
export interface Source {
  readonly file: FileHandle;
  readonly path: string;
  readonly hash: Hash | undefined;
}

/** Opens a file for reading; throws a MissingFileError where there is none. */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw new MissingFileError(path, 'Check the path, or make the file first.', { cause });
  }
}

/** A header as it stands in a file: its bytes, where the data section starts, and what it says. */
export interface HeaderOnDisk {
  readonly text: string;
  readonly dataStart: number;
  readonly header: ContainerHeader;
}

/** Reads the header of an open container. */
export async function readHeader(file: FileHandle, path: string): Promise<HeaderOnDisk> {
  const status = await file.stat();
  if (!status.isFile()) throw new MissingFileError(path, 'It is not a file.');
  if (status.size < 8) throw new FileFormatError(path, 'byte 0', `the file ends after ${status.size} of 8 bytes.`);
  const start = Buffer.alloc(8);
  await readExactly(file, path, start, 0);
  const length = Number(start.readBigUInt64LE());
  const room = Math.min(longestHeader, status.size - 8);
  if (length > room) throw tooLongHeader(path, length, room);
  const bytes = Buffer.alloc(length);
  await readExactly(file, path, bytes, 8);
  const text = bytes.toString('utf8');
  return { text, dataStart: 8 + length, header: parseHeader(text, status.size - 8 - length, path) };
}

/** Fills `bytes`; each chunk is hashed on this thread while the next one comes from the disk on another. */
async function readInto({ file, path, hash }: Source, bytes: Uint8Array, position: number): Promise<void> {
  let read: Uint8Array | undefined;
  for (let start = 0; start < bytes.length; start += chunkLength) {
    const chunk = bytes.subarray(start, start + chunkLength);
    const reading = readExactly(file, path, chunk, position + start);
    if (read !== undefined) hash?.update(read);
    await reading;
    read = chunk;
  }
  if (read !== undefined) hash?.update(read);
}

/** Hashes a stretch of a file without keeping it. */
export async function hashOnly({ file, path, hash }: Source, length: number, position: number): Promise<void> {
  const scratch = new Uint8Array(Math.min(length, chunkLength));
  for (let start = 0; start < length; start += chunkLength) {
    const chunk = scratch.subarray(0, Math.min(chunkLength, length - start));
    await readExactly(file, path, chunk, position + start);
    hash?.update(chunk);
  }
}

/** Fills `bytes` from a position; throws a FileFormatError where the file ends too early. */
export async function readExactly(file: FileHandle, path: string, bytes: Uint8Array, position: number): Promise<void> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) throw new FileFormatError(path, `byte ${position + filled}`, 'the file ends here, too early.');
    filled += bytesRead;
  }
}

/**
 * Makes something of the arrays of a file.
 *
 * @throws FileFormatError, which names the file, in place of any error of the toolkit that does not.
 */
export function makeOfArrays<Made>(path: string, what: string, make: () => Made): Made {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof QualiaError) || cause instanceof FileFormatError) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up ${what}: ${cause.message}`, { cause });
  }
}

/**
 * Makes sure that arrays hold as many numbers as a file's metadata tell of, before room is made for these.
 *
 * @param told.place where the file tells of them.
 * @throws FileFormatError when they are fewer.
 */
export function requireNumbers(
  path: string,
  arrays: ContainerArrays,
  told: { readonly place: string; readonly wanted: number },
): void {
  let held = 0;
  for (const { values } of arrays.values()) held += values.length;
  if (told.wanted <= held) return;
  throw new FileFormatError(path, told.place, `tells of ${told.wanted} numbers or more, but the arrays hold ${held}.`);
}

/** Finishes the hash of the data section with the header; throws a FileFormatError unless the header says the same. */
export function checkChecksum(hash: Hash | undefined, checksum: string | undefined, text: string, path: string): void {
  if (hash === undefined || checksum === undefined) return;
  const found = hash.update(text.replace(checksum, blankChecksum)).digest('hex');
  if (found !== checksum) throw differentChecksum(path, { found, expected: checksum });
}
