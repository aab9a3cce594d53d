import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { FileFormatError, MissingFileError, requireOption } from '../errors.js';
import { type BytePieces, type ClosableBytes, lookAhead, unpack } from '../matrix/unpack.js';

/** The bytes of a file that holds a lexicon, unpacked. */
export interface LexiconFile {
  /** The path of the file, or `archive:member`, for messages. */
  readonly path: string;
  /** Its first bytes, as many as there are up to 512. */
  readonly first: Uint8Array;
  /** To be read to their end or closed by `return`. */
  readonly bytes: ClosableBytes;
}

/** Options of the functions that read a lexicon from a file. */
export interface LexiconFileOptions {
  /** How many bytes a file may unpack to, and so may an archive and its member; default 2^30, which is 1 GiB. */
  readonly maximumBytes?: number | undefined;
}

const headBytes = 512;
const defaultBytes = 2 ** 30;
const tarMagic = { place: 257, text: 'ustar' };
/** What may be a lexicon; what begins with a dot is not, such as the `._name` that macOS adds for each file. */
const lexiconNames = /(?:^|\/)[^./][^/]*\.(?:tab|xml|jsonl?)(?:\.(?:gz|xz|bz2|zst))?$/;

/**
 * Opens a lexicon's file, packed by gzip, xz, bzip2 or zstd or not; a member of a tar archive is named behind a colon,
 * `archive.tar.xz:wn-data-cmn.tab`, by its whole name or the end of it.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is empty or cut short, or an archive of which
 *   no member or more than one is meant, or where its bytes are read, when they are more than `maximumBytes`; OptionError.
 */
export async function readLexiconFile(path: string, options: LexiconFileOptions = {}): Promise<LexiconFile> {
  const { maximumBytes = defaultBytes } = options;
  requireOption(maximumBytes >= 1, 'maximumBytes', maximumBytes, 'a number of bytes from 1');
  const [file, member] = await splitMember(path);
  const { first, all } = await lookAhead(limitBytes(unpack(readPieces(file), file), file, maximumBytes), headBytes);
  if (first.length === 0) throw new FileFormatError(file, 'the whole file', 'it is empty; fetch or copy it again.');
  if (isTar(first)) return await openMember(file, all, { wanted: member, maximumBytes });
  if (member === undefined) return { path: file, first: first.subarray(0, headBytes), bytes: all };
  await all.return();
  throw new FileFormatError(file, 'the whole file', `it is no tar archive, so it has no member "${member}".`);
}

/**
 * Reads the text of a lexicon's file.
 *
 * @throws as {@link readLexiconFile} does; FileFormatError when it is not UTF-8.
 */
export async function readLexiconText({ path, bytes }: LexiconFile): Promise<string> {
  return decodeLexiconText(await gather(bytes), path);
}

/**
 * Turns bytes in UTF-8 into text; a byte order mark is left out.
 *
 * @throws FileFormatError, with the line, when they are not UTF-8.
 */
export function decodeLexiconText(bytes: Uint8Array, path: string): string {
  const start = new Uint8Array(bytes.subarray(0, 2));
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) {
    throw new FileFormatError(path, 'the whole file', 'it is UTF-16; save it as UTF-8.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // What cannot be decoded comes out as the replacement character, so the first one tells the line.
    const before = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1)[0] ?? '';
    const problem = 'it is not UTF-8; save it as UTF-8. Older Chinese files are often Big5 or GB 18030.';
    throw new FileFormatError(path, `line ${before.split('\n').length}`, problem, { cause });
  }
}

/** A few packed bytes can unpack to more than the memory holds. */
async function* limitBytes(pieces: BytePieces, path: string, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most) {
      const problem = `it unpacks to more than ${most} bytes; if it should, raise the option "maximumBytes".`;
      throw new FileFormatError(path, 'the whole file', problem);
    }
    yield piece;
  }
}

async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (cause) {
    throw new MissingFileError(path, 'It is not a file that can be read.', { cause });
  }
}

async function splitMember(path: string): Promise<[file: string, member: string | undefined]> {
  if (await isFile(path)) return [path, undefined];
  const colon = path.lastIndexOf(':');
  const file = path.slice(0, Math.max(colon, 0));
  if (colon > 0 && (await isFile(file))) return [file, path.slice(colon + 1)];
  throw new MissingFileError(
    path,
    'Check the path; a member of an archive is named as in "archive.tar.xz:member.tab".',
  );
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isDirectory();
}

function isTar(first: Uint8Array): boolean {
  const { place, text } = tarMagic;
  return Buffer.from(first.subarray(place, place + text.length)).toString('latin1') === text;
}

async function openMember(
  archive: string,
  bytes: BytePieces,
  { wanted, maximumBytes }: { readonly wanted: string | undefined; readonly maximumBytes: number },
): Promise<LexiconFile> {
  const members = await readMembers(archive, bytes);
  const names = [...members.keys()].sort();
  const fits = (name: string): boolean => name === wanted || name.endsWith(`/${wanted}`);
  const chosen = names.filter(wanted === undefined ? (name) => lexiconNames.test(name) : fits);
  const [name = '', ...others] = chosen;
  if (chosen.length !== 1) {
    const which = wanted === undefined ? 'member' : `member "${wanted}"`;
    const problem = others.length > 0 ? `more than one ${which} may be meant` : `it has no ${which} with a lexicon`;
    const advice = `name one of these behind a colon: ${(others.length > 0 ? chosen : names).join(', ')}.`;
    throw new FileFormatError(archive, 'the whole file', `${problem}; ${advice}`);
  }
  const path = `${archive}:${name}`;
  const unpacked = unpack(Readable.from([members.get(name)]), path);
  const { first, all } = await lookAhead(limitBytes(unpacked, path, maximumBytes), headBytes);
  if (first.length === 0) throw new FileFormatError(path, 'the whole file', 'it is empty; fetch the archive again.');
  return { path, first: first.subarray(0, headBytes), bytes: all };
}

async function readMembers(archive: string, bytes: BytePieces): Promise<Map<string, Uint8Array>> {
  const members = new Map<string, Uint8Array>();
  const whole = await gather(bytes);
  const reader = extract();
  reader.end(whole);
  try {
    for await (const entry of reader) {
      if (entry.header.type === 'file') members.set(entry.header.name, await gather(entry as BytePieces));
      entry.resume();
    }
  } catch (cause) {
    const problem = 'the tar data break off or make no sense; the file is damaged or cut short.';
    throw new FileFormatError(archive, 'the whole file', problem, { cause });
  }
  return members;
}

async function gather(pieces: BytePieces): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}
