import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { openFileTexts } from '../../corpus/open-texts.js';
import { readFilePieces } from '../../corpus/read-text.js';
import { FileFormatError } from '../../errors.js';
import type { BytePieces } from '../../matrix/unpack.js';

/** A file of a data set as it was read. */
export interface DataFile {
  /** Where it lies, for messages; a member of an archive is called `archive:member`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Files of data sets are small; what is longer is something else. */
export const longestDataFile = 200_000_000;

/**
 * Reads the files of data sets, each once, however many data sets have it.
 *
 * What was read is kept as long as the reader.
 */
export class DataFileReader {
  readonly #files = new Map<string, Promise<DataFile | undefined>>();
  readonly #archives = new Map<string, Promise<ReadonlyMap<string, DataFile> | undefined>>();

  /**
   * Reads a file; undefined where there is none.
   *
   * @throws FileFormatError where it is longer than 200 MB; what the file system throws.
   */
  read(path: string): Promise<DataFile | undefined> {
    return remember(this.#files, path, () => readFileAt(path));
  }

  /**
   * Reads a member of an archive (tar or zip, packed or not); undefined where there is no archive, or it has no such member.
   *
   * @throws FileFormatError where the archive is damaged, or the file or a member too long.
   */
  async readMember(archive: string, member: string): Promise<DataFile | undefined> {
    return (await remember(this.#archives, archive, () => readArchive(archive)))?.get(member);
  }
}

/** Turns bytes into text: UTF-8, or where they are not that, ISO-8859-1, which older data sets use. */
export function decodeData(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

function remember<Value>(known: Map<string, Promise<Value>>, path: string, read: () => Promise<Value>): Promise<Value> {
  const found = known.get(path) ?? read();
  known.set(path, found);
  return found;
}

async function readFileAt(path: string): Promise<DataFile | undefined> {
  if (!(await isShortFile(path))) return undefined;
  return await collect(path, readFilePieces(path));
}

async function readArchive(archive: string): Promise<ReadonlyMap<string, DataFile> | undefined> {
  if (!(await isShortFile(archive))) return undefined;
  const members = new Map<string, DataFile>();
  for await (const { path, bytes } of openFileTexts(archive, readFilePieces)) {
    const member = path.slice(archive.length + 1).replace(/^\.\//, '');
    members.set(member, await collect(path, bytes));
  }
  return members;
}

/** Tells whether a file is there; one that is too long to be a data set is an error. */
async function isShortFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  if (found.size > longestDataFile) throw tooLong(path);
  return true;
}

/** Puts the pieces together; they are copied, since a piece may be overwritten. */
async function collect(path: string, pieces: BytePieces): Promise<DataFile> {
  const parts: Buffer[] = [];
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > longestDataFile) throw tooLong(path);
    hash.update(piece);
    parts.push(Buffer.from(piece));
  }
  return { path, bytes: Buffer.concat(parts), sha256: hash.digest('hex') };
}

function tooLong(path: string): FileFormatError {
  const problem = 'The file is longer than that, and no data set of evaluation is; it is not read.';
  return new FileFormatError(path, `byte ${longestDataFile}`, problem);
}
