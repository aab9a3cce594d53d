import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { FileFormatError, MissingFileError } from '../errors.js';
import type { ContainerArray, ContainerArrays } from './container-header.js';
import { openFile, readExactly } from './read-container.js';
import { parseNpy } from './read-npy.js';

/**
 * Reads a NumPy archive (`.npz`), packed or not: its arrays by name, without `.npy`.
 *
 * Arrays that hold no numbers, such as the text `format` of SciPy's sparse files, must be left out.
 *
 * @param options.names the arrays to return; default all.
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged, cut short or of another
 * kind, lacks a name, or an array has no numbers.
 * @example
 * const arrays = await readNpz('counts.npz', { names: ['data', 'indices', 'indptr', 'shape'] });
 */
export async function readNpz(
  path: string,
  options: { readonly names?: readonly string[] } = {},
): Promise<ContainerArrays> {
  const file = await openFile(path);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new MissingFileError(path, 'It is not a file.');
    const members = new Map<string, ZipMember>();
    for (const member of await readDirectory(file, path, status.size)) {
      if (member.name.endsWith('.npy')) members.set(member.name.slice(0, -4), member);
    }
    const arrays = new Map<string, ContainerArray>();
    for (const name of options.names ?? members.keys()) {
      const member = members.get(name);
      if (member === undefined) throw new FileFormatError(path, 'directory', `holds no array "${name}".`);
      arrays.set(name, parseNpy(await readMember(file, path, member), `${path}, "${name}"`));
    }
    return arrays;
  } finally {
    await file.close();
  }
}

/** One file inside a ZIP archive, as its directory describes it (APPNOTE 6.3, sections 4.3.12 and 4.5.3). */
interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedLength: number;
  readonly length: number;
  /** Where the local header begins. */
  readonly offset: number;
}

const stored = 0;
const deflated = 8;
const in64Bits = 0xffff_ffff;
const endLength = 22;
const end64LocatorLength = 20;
const entryLength = 46;
const localLength = 30;

async function readDirectory(file: FileHandle, path: string, size: number): Promise<ZipMember[]> {
  const tail = Buffer.alloc(Math.min(size, endLength + end64LocatorLength + 65_535));
  await readExactly(file, path, tail, size - tail.length);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end === -1 || end + endLength > tail.length) {
    throw new FileFormatError(path, 'the end', 'has no directory; the file is cut short or no NumPy archive.');
  }
  let length = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  const locator = end - end64LocatorLength;
  if (locator >= 0 && tail.toString('latin1', locator, locator + 4) === 'PK\x06\x07') {
    const end64 = Buffer.alloc(56);
    await readExactly(file, path, end64, Number(tail.readBigUInt64LE(locator + 8)));
    length = Number(end64.readBigUInt64LE(40));
    offset = Number(end64.readBigUInt64LE(48));
  }
  if (offset + length > size)
    throw new FileFormatError(path, 'the end', 'says that the directory lies outside the file.');
  const directory = Buffer.alloc(length);
  await readExactly(file, path, directory, offset);
  const members: ZipMember[] = [];
  for (let place = 0; place < length; ) {
    if (place + entryLength > length || directory.toString('latin1', place, place + 4) !== 'PK\x01\x02') {
      throw new FileFormatError(
        path,
        `byte ${offset + place}`,
        'is not an entry of the directory; the file is damaged.',
      );
    }
    const nameLength = directory.readUInt16LE(place + 28);
    const extraLength = directory.readUInt16LE(place + 30);
    const next = place + entryLength + nameLength + extraLength + directory.readUInt16LE(place + 32);
    if (next > length) throw new FileFormatError(path, `byte ${offset + place}`, 'ends outside the directory.');
    members.push(parseEntry(directory.subarray(place, next), nameLength, extraLength));
    place = next;
  }
  return members;
}

function parseEntry(entry: Buffer, nameLength: number, extraLength: number): ZipMember {
  const nameEnd = entryLength + nameLength;
  const wide = findWideSizes(entry.subarray(nameEnd, nameEnd + extraLength));
  // The wide sizes come in this order, but only those whose narrow ones are all ones.
  const sizeAt = (place: number): number => {
    const size = entry.readUInt32LE(place);
    return size === in64Bits && wide.length > 0 ? (wide.shift() as number) : size;
  };
  const length = sizeAt(24);
  const packedLength = sizeAt(20);
  const offset = sizeAt(42);
  return {
    name: entry.toString('utf8', entryLength, nameEnd),
    method: entry.readUInt16LE(10),
    checksum: entry.readUInt32LE(16),
    packedLength,
    length,
    offset,
  };
}

function findWideSizes(extra: Buffer): number[] {
  for (let place = 0; place + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(place + 2);
    if (extra.readUInt16LE(place) === 1) {
      const count = Math.floor(Math.min(length, extra.length - place - 4) / 8);
      return Array.from({ length: count }, (_, index) => Number(extra.readBigUInt64LE(place + 4 + 8 * index)));
    }
    place += 4 + length;
  }
  return [];
}

async function readMember(file: FileHandle, path: string, member: ZipMember): Promise<Buffer> {
  const damaged = (problem: string, cause?: unknown): FileFormatError =>
    new FileFormatError(path, `"${member.name}"`, `${problem}; the file is damaged or cut short.`, { cause });
  const local = Buffer.alloc(localLength);
  await readExactly(file, path, local, member.offset);
  if (local.toString('latin1', 0, 4) !== 'PK\x03\x04') throw damaged('does not begin where the directory says');
  const start = member.offset + localLength + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + member.packedLength > (await file.stat()).size) throw damaged('ends outside the file');
  const packed = Buffer.alloc(member.packedLength);
  await readExactly(file, path, packed, start);
  const bytes = unpack(packed, member, damaged);
  if (bytes.length !== member.length) throw damaged(`has ${bytes.length} bytes, not ${member.length}`);
  if (crc32(bytes) !== member.checksum) throw damaged('does not have its checksum');
  return bytes;
}

function unpack(packed: Buffer, member: ZipMember, damaged: (problem: string, cause?: unknown) => Error): Buffer {
  if (member.method === stored) return packed;
  if (member.method !== deflated) throw damaged(`is packed by method ${member.method}, not ${stored} or ${deflated}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, member.length) });
  } catch (cause) {
    throw damaged('does not unpack', cause);
  }
}
