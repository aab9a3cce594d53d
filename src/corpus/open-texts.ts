import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { extract } from 'tar-stream';
import { glob, isDynamicPattern } from 'tinyglobby';
import { openPromise } from 'yauzl';
import { FileFormatError, MissingFileError, QualiaError } from '../errors.js';
import { type BytePieces, copyPieces, lookAhead, packingOf, tellDamage, unpack } from '../matrix/unpack.js';

/** A text in a file, or a member of an archive, which is called `archive:member`; unpacked. */
export interface OpenText {
  readonly path: string;
  readonly bytes: BytePieces;
}

/** The first bytes of a zip file. */
const zipMagic = [0x50, 0x4b, 0x03, 0x04];

/** A block of a tar file; the first holds `ustar` behind so many bytes. */
const tarBlock = 512;
const tarMagic = { place: 257, bytes: Buffer.from('ustar') };

/**
 * Opens the texts of files one after the other: files packed by gzip, bzip2, xz or zstd are unpacked, and of tar and zip
 * archives each member is a text. What a file is its first bytes tell, not its name.
 *
 * A path may be a file, a folder, of which all files are taken, or a pattern such as `news/*.txt.gz`; files of folders
 * and patterns come in the order of their paths. Members whose name begins with a dot are passed over, as are such files
 * in folders. What has not been read of a text is passed over when the next one is asked for.
 *
 * @throws MissingFileError when a path leads to no file; FileFormatError when packed data are damaged.
 */
export async function* openTexts(paths: string | readonly string[], read: ReadPieces): AsyncGenerator<OpenText> {
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    for (const file of await findFiles(path)) yield* openFileTexts(file, read);
  }
}

/**
 * Opens the texts of one file, as {@link openTexts} does.
 *
 * @param onMember is told the packed bytes of a zip archive's members as they are read, past `read`; default nobody.
 */
export async function* openFileTexts(
  path: string,
  read: ReadPieces,
  onMember: (packedBytes: number) => void = () => undefined,
): AsyncGenerator<OpenText> {
  const packed = await lookAhead(read(path), zipMagic.length);
  if (isZip(packed.first)) {
    await packed.all.return();
    yield* openZip(path, onMember);
    return;
  }
  const unpacked = await lookAhead(unpack(packed.all, path), tarBlock);
  try {
    if (isTar(unpacked.first)) yield* openTar(unpacked.all, path);
    else yield { path, bytes: unpacked.all };
  } finally {
    await unpacked.all.return();
  }
}

/** How many of a file's first bytes {@link formOf} needs. */
export const formBytes = tarBlock;

/** What the first bytes of a file tell it to be, if it is packed or an archive: `gzip`, `bzip2`, `xz`, `zstd`, `zip`, `tar`. */
export function formOf(first: Uint8Array): string | undefined {
  if (isZip(first)) return 'zip';
  return isTar(first) ? 'tar' : packingOf(first);
}

function isZip(first: Uint8Array): boolean {
  return zipMagic.every((byte, place) => first[place] === byte);
}

function isTar(first: Uint8Array): boolean {
  const { place, bytes } = tarMagic;
  return bytes.equals(first.subarray(place, place + bytes.length));
}

/** Reads a file in pieces. */
export type ReadPieces = (path: string) => BytePieces;

/** Finds the files that a path, folder or pattern leads to, in the order of their paths. */
export async function findFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) {
    const files = await glob('**', { cwd: path, absolute: true, expandDirectories: false });
    if (files.length === 0) throw new MissingFileError(path, 'The folder holds no file.');
    return files.sort();
  }
  if (found !== undefined || !isDynamicPattern(path)) return [path];
  const files = await glob(path, { absolute: true, expandDirectories: false });
  if (files.length === 0) throw new MissingFileError(path, 'No file fits the pattern.');
  return files.sort();
}

async function* openTar(pieces: BytePieces, archive: string): AsyncGenerator<OpenText> {
  const members = extract();
  // What fails on the way ends `members`, where the loop meets it.
  const reading = pipeline(Readable.from(copyPieces(pieces), { objectMode: false }), members).catch(() => undefined);
  try {
    for await (const member of members) {
      const { name, type } = member.header;
      if (type === 'file' && !basename(name).startsWith('.')) {
        const path = `${archive}:${name}`;
        yield { path, bytes: unpack(tellDamage(leaveOpen(member as BytePieces), path, 'tar'), path) };
      }
      member.resume();
    }
  } catch (cause) {
    throw damaged(archive, 'tar', cause);
  } finally {
    members.destroy();
    await reading;
  }
}

/** Passes pieces on; whoever stops early leaves the rest to be passed over, where an archive could not go on otherwise. */
async function* leaveOpen(pieces: BytePieces): AsyncGenerator<Uint8Array> {
  const rest = pieces[Symbol.asyncIterator]();
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* openZip(archive: string, onMember: (packedBytes: number) => void): AsyncGenerator<OpenText> {
  const zip = await openPromise(archive, { autoClose: false }).catch((cause) => {
    throw damaged(archive, 'zip', cause);
  });
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/') || basename(name).startsWith('.')) continue;
      const path = `${archive}:${name}`;
      const bytes = await zip.openReadStreamPromise(entry);
      yield { path, bytes: unpack(tellDamage(compareChecksum(bytes, entry.crc32), path, 'zip'), path) };
      bytes.destroy();
      onMember(entry.compressedSize);
    }
  } catch (cause) {
    throw damaged(archive, 'zip', cause);
  } finally {
    zip.close();
  }
}

/** Passes pieces on and throws behind the last where their checksum is another; the library leaves that to us. */
async function* compareChecksum(pieces: BytePieces, expected: number): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  for await (const piece of pieces) {
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (checksum !== expected) throw new Error(`the checksum is ${checksum}, not ${expected}`);
}

function damaged(archive: string, format: string, cause: unknown): Error {
  if (cause instanceof QualiaError) return cause;
  const problem = `its members are not all there: ${(cause as Error).message}; the file is damaged or cut short.`;
  return new FileFormatError(archive, `${format} archive`, problem, { cause });
}
