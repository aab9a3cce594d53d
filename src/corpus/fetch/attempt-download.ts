import { createHash, type Hash } from 'node:crypto';
import type { BytePieces } from '../../matrix/unpack.js';
import { checkSpace } from './check-space.js';
import { describeNetwork } from './describe-network.js';
import { DownloadError } from './download-error.js';
import type { FetchLike, FetchResponse } from './fetch-like.js';
import { emptyBytes, FilePart, type PartNote } from './fetch-part.js';
import { type DownloadedFile, type DownloadTarget, finishDownload, hashPart, wrongLength } from './finish-download.js';
import { watchIdle } from './idle-guard.js';
import { checkKind, checkStatus, isPacked, lengthOf, parseContentRange, RetryableError } from './server-answer.js';

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
  const { signal, idleTimeout } = options;
  const part = await FilePart.find(path, url);
  const canResume = part.bytes > 0 && (validatorOf(part.note) !== undefined || expected.sha256 !== undefined);
  const from = canResume ? part.bytes : 0;
  // Before the request, since a connection would not wait while gigabytes are read.
  const hash = from > 0 ? await hashPart(part, signal) : createHash('sha256');
  const here = { part, from, hash };
  if (from > 0 && from === (expected.bytes ?? part.note?.bytes)) return await finishPart(here, target);
  const idle = watchIdle(signal, idleTimeout);
  const describe = (error: unknown): string => (idle.isOver() ? idle.problem : describeNetwork(error));
  try {
    const request = { headers: headersOf(part, from), signal: idle.signal, redirect: 'follow' } as const;
    const response = await options.fetch(url, request).catch((cause) => {
      throw new RetryableError(describe(cause), { cause });
    });
    if (response.status === 416 && from > 0) return await endOfRange(response, here, target);
    const take = (body: BytePieces) => watchBody(body, { touch: idle.touch, describe });
    return await takeAnswer(response, here, target, { ...options, take });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    idle.stop();
  }
}

/** The part that is here, how much of it can be gone on from, and the checksum of that. */
interface PartHere {
  readonly part: FilePart;
  readonly from: number;
  readonly hash: Hash;
}

/** Passes a body on; what breaks it off is something that another attempt may help. */
async function* watchBody(
  body: BytePieces,
  { touch, describe }: { readonly touch: () => void; readonly describe: (error: unknown) => string },
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) {
      touch();
      yield piece;
    }
  } catch (cause) {
    throw new RetryableError(describe(cause), { cause });
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

async function finishPart({ part, from, hash }: PartHere, target: DownloadTarget): Promise<DownloadedFile> {
  return await finishDownload(part, target, { hash, note: part.note ?? { url: target.url }, resumedFrom: from });
}

/** The server has no bytes behind the part: it is whole, or it is of another file. */
async function endOfRange(response: FetchResponse, here: PartHere, target: DownloadTarget): Promise<DownloadedFile> {
  const { total } = parseContentRange(response.headers.get('content-range'));
  if (total === here.from) return await finishPart(here, target);
  await here.part.remove();
  throw new RetryableError('the part that was here is longer than the file, so it is fetched from its beginning', {
    waitMilliseconds: 0,
  });
}

async function takeAnswer(
  response: FetchResponse,
  here: PartHere,
  target: DownloadTarget,
  options: AttemptOptions & { readonly take: (body: BytePieces) => BytePieces },
): Promise<DownloadedFile> {
  const { url, path, expected } = target;
  const { part } = here;
  checkStatus(response, url);
  checkKind(response, url, path);
  const range = parseContentRange(response.headers.get('content-range'));
  const isPiece = response.status === 206;
  if (isPiece && range.begin !== here.from) {
    await part.remove();
    throw new RetryableError('the server sent another range than was asked for', { waitMilliseconds: 0 });
  }
  const isRest = isPiece && here.from > 0;
  const from = isRest ? here.from : 0;
  const total = isPiece ? range.total : lengthOf(response);
  if (total !== undefined && expected.bytes !== undefined && total !== expected.bytes) {
    await part.remove();
    throw wrongLength(url, total, expected.bytes);
  }
  await checkSpace(path, (total ?? expected.bytes ?? from) - from);
  const note = isRest ? (part.note ?? { url }) : noteOf(response, url, total);
  const hash = isRest ? here.hash : createHash('sha256');
  const writer = await part.open(isRest ? undefined : note);
  try {
    options.onBytes(from, total ?? expected.bytes);
    for await (const piece of options.take(response.body ?? emptyBytes())) {
      options.signal.throwIfAborted();
      if (writer.position + piece.length > (total ?? expected.bytes ?? Number.POSITIVE_INFINITY)) {
        const problem = `the server sends more than the ${total ?? expected.bytes} bytes that were expected.`;
        throw new DownloadError('length', url, problem);
      }
      hash.update(piece);
      await writer.write(piece);
      options.onBytes(writer.position, total ?? expected.bytes);
    }
  } catch (error) {
    await writer.abandon();
    if (error instanceof DownloadError && error.failure === 'length') await part.remove();
    throw error;
  }
  await writer.close();
  if (total !== undefined && writer.position < total) {
    throw new RetryableError(`the connection ended after ${writer.position} of ${total} bytes`);
  }
  return await finishDownload(part, target, { hash, note, bytes: writer.position, resumedFrom: from });
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
