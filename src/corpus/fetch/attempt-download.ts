import { createHash, type Hash } from 'node:crypto';
import { mkdir, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExpectedFile } from '../../manifest.js';
import { DownloadError, tellDisk } from './download-error.js';
import type { FetchLike, FetchResponse } from './fetch-like.js';
import { FilePart, type PartNote, type PartWriter } from './fetch-part.js';
import { checkKind, checkStatus, isPacked, lengthOf, parseContentRange, RetryableError } from './server-answer.js';

/** A file to download: from where, to where, and what it should be. */
export interface DownloadTarget {
  readonly url: string;
  readonly path: string;
  readonly expected: ExpectedFile;
}

/** A file that was downloaded. */
export interface DownloadedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** How many bytes were there before. */
  readonly resumedFrom: number;
}

/** What one attempt works with. */
export interface AttemptOptions {
  readonly fetch: FetchLike;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which the connection counts as broken. */
  readonly idleTimeout: number;
  readonly onBytes: (bytes: number, total: number | undefined) => void;
}

/**
 * Downloads a file with one request, going on where an earlier attempt ended if the server still has the same file.
 *
 * Without a validator of the server's (a strong ETag, a date) only a file with a known checksum is continued, since the
 * checksum would tell two files mixed together.
 *
 * @throws RetryableError where another attempt may help; DownloadError where not; the reason of the signal.
 */
export async function attemptDownload(target: DownloadTarget, options: AttemptOptions): Promise<DownloadedFile> {
  const { url, path, expected } = target;
  const part = await FilePart.find(path, url);
  const canResume = part.bytes > 0 && (validatorOf(part.note) !== undefined || expected.sha256 !== undefined);
  const from = canResume ? part.bytes : 0;
  if (from > 0 && from === (expected.bytes ?? part.note?.bytes)) {
    return await finish(part, target, { hash: await hashPart(part), note: part.note ?? { url }, resumedFrom: from });
  }
  const idle = createIdleGuard(options);
  try {
    const response = await options.fetch(url, {
      headers: headersOf(part, from),
      signal: idle.signal,
      redirect: 'follow',
    });
    if (response.status === 416 && from > 0) return await endOfRange(response, part, target);
    return await takeAnswer(response, part, target, { ...options, from, touch: idle.touch });
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof DownloadError || error instanceof RetryableError) throw error;
    throw new RetryableError(idle.isOver() ? idle.problem : describeNetwork(error), { cause: error });
  } finally {
    idle.stop();
  }
}

function headersOf(part: FilePart, from: number): Record<string, string> {
  // What is packed on the way has no length and cannot be continued.
  const headers = { 'accept-encoding': 'identity', 'user-agent': 'qualia (corpus fetch)' };
  if (from === 0) return headers;
  const validator = validatorOf(part.note);
  return { ...headers, range: `bytes=${from}-`, ...(validator !== undefined && { 'if-range': validator }) };
}

/** The strong ETag or the date of a part; a weak ETag may not be used here (RFC 9110, 13.1.5). */
function validatorOf(note: PartNote | undefined): string | undefined {
  if (note?.etag !== undefined && !note.etag.startsWith('W/')) return note.etag;
  return note?.lastModified;
}

/** The server has no bytes behind the part: it is whole, or it is of another file. */
async function endOfRange(response: FetchResponse, part: FilePart, target: DownloadTarget): Promise<DownloadedFile> {
  const { total } = parseContentRange(response.headers.get('content-range'));
  if (total === part.bytes) {
    const note = part.note ?? { url: target.url };
    return await finish(part, target, { hash: await hashPart(part), note, resumedFrom: part.bytes });
  }
  await part.remove();
  throw new RetryableError('the part that was here is longer than the file, so it is fetched from its beginning', {
    waitMilliseconds: 0,
  });
}

async function takeAnswer(
  response: FetchResponse,
  part: FilePart,
  target: DownloadTarget,
  options: AttemptOptions & { readonly from: number; readonly touch: () => void },
): Promise<DownloadedFile> {
  const { url, path, expected } = target;
  checkStatus(response, url);
  checkKind(response, url, path);
  const range = parseContentRange(response.headers.get('content-range'));
  const isPiece = response.status === 206;
  if (isPiece && range.begin !== options.from) {
    await part.remove();
    throw new RetryableError('the server sent another range than was asked for', { waitMilliseconds: 0 });
  }
  const isRest = isPiece && options.from > 0;
  const from = isRest ? options.from : 0;
  const total = isPiece ? range.total : lengthOf(response);
  if (total !== undefined && expected.bytes !== undefined && total !== expected.bytes) {
    await part.remove();
    throw wrongLength(url, total, expected.bytes);
  }
  await checkSpace(path, (total ?? expected.bytes ?? from) - from);
  const note = isRest ? (part.note ?? { url }) : noteOf(response, url, total);
  const hash = isRest ? await hashPart(part) : createHash('sha256');
  const writer = await part.open(isRest ? undefined : note);
  try {
    await writeBody(response, { writer, hash, total: total ?? expected.bytes, url }, options);
  } catch (error) {
    await writer.abandon();
    if (error instanceof DownloadError && error.failure === 'length') await part.remove();
    throw error;
  }
  await writer.close();
  if (total !== undefined && writer.position < total) {
    throw new RetryableError(`the connection ended after ${writer.position} of ${total} bytes`);
  }
  return await finish(part, target, { hash, note, bytes: writer.position, resumedFrom: from });
}

function noteOf({ headers }: FetchResponse, url: string, bytes: number | undefined): PartNote {
  // What was packed on the way cannot be continued, so nothing is remembered that would allow it.
  if (isPacked(headers)) return { url };
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return {
    url,
    ...(etag !== null && { etag }),
    ...(lastModified !== null && { lastModified }),
    ...(bytes !== undefined && { bytes }),
  };
}

async function writeBody(
  { body }: FetchResponse,
  {
    writer,
    hash,
    total,
    url,
  }: { readonly writer: PartWriter; readonly hash: Hash; readonly total: number | undefined; readonly url: string },
  { signal, touch, onBytes }: AttemptOptions & { readonly touch: () => void },
): Promise<void> {
  onBytes(writer.position, total);
  for await (const piece of body ?? []) {
    signal.throwIfAborted();
    touch();
    if (total !== undefined && writer.position + piece.length > total) {
      throw new DownloadError('length', url, `the server sends more than the ${total} bytes that were expected.`);
    }
    hash.update(piece);
    await writer.write(piece);
    onBytes(writer.position, total);
  }
}

async function hashPart(part: FilePart): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const piece of part.read()) hash.update(piece);
  return hash;
}

/** Compares the whole part with what it should be, and gives it its name. */
async function finish(
  part: FilePart,
  { url, expected }: DownloadTarget,
  found: { readonly hash: Hash; readonly note: PartNote; readonly resumedFrom: number; readonly bytes?: number },
): Promise<DownloadedFile> {
  const { hash, note, resumedFrom, bytes = part.bytes } = found;
  const sha256 = hash.digest('hex');
  const isWrong = isOther(sha256, expected.sha256) || isOther(bytes, expected.bytes);
  if (isWrong) await part.remove();
  if (isWrong && resumedFrom > 0) {
    const problem = 'the part that was here does not fit what came, so the file is fetched from its beginning';
    throw new RetryableError(problem, { waitMilliseconds: 0 });
  }
  if (expected.bytes !== undefined && isOther(bytes, expected.bytes)) throw wrongLength(url, bytes, expected.bytes);
  if (isWrong) {
    const problem = `what came has sha256 ${sha256}, expected ${expected.sha256}; it was removed. The file was damaged on the way, or its publisher has changed it.`;
    throw new DownloadError('checksum', url, problem);
  }
  await part.finish();
  return { sha256, bytes, etag: note.etag, lastModified: note.lastModified, resumedFrom };
}

function isOther<Value>(found: Value, expected: Value | undefined): boolean {
  return expected !== undefined && found !== expected;
}

function wrongLength(url: string, found: number, expected: number): DownloadError {
  const problem = `the file has ${found} bytes, expected ${expected}; its publisher has changed it, or something else lies there.`;
  return new DownloadError('length', url, problem);
}

async function checkSpace(path: string, needed: number): Promise<void> {
  const folder = dirname(path);
  let free: number;
  try {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    free = bavail * bsize;
  } catch (cause) {
    throw tellDisk(folder, cause);
  }
  if (needed <= free) return;
  const problem = `needs ${needed} bytes more, but only ${free} are free. Make room, or choose another data folder.`;
  throw new DownloadError('space', path, problem);
}

/** Tells a connection that is silent for too long. */
function createIdleGuard({ signal, idleTimeout }: AttemptOptions) {
  const silence = new AbortController();
  const start = (): NodeJS.Timeout => setTimeout(() => silence.abort(), idleTimeout);
  let timer = start();
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    problem: `nothing came for ${idleTimeout / 1000} s`,
    isOver: () => silence.signal.aborted,
    touch: () => {
      clearTimeout(timer);
      timer = start();
    },
    stop: () => clearTimeout(timer),
  };
}

/** The innermost cause says what happened; the outer errors of `fetch` all say the same. */
function describeNetwork(error: unknown): string {
  let inner = error as Error;
  while (inner.cause instanceof Error) inner = inner.cause;
  const { message, code } = inner as NodeJS.ErrnoException;
  return message || code || inner.name;
}
