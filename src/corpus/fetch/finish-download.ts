import { createHash, type Hash } from 'node:crypto';
import type { ExpectedFile } from '../../manifest.js';
import { DownloadError } from './download-error.js';
import type { FilePart, PartNote } from './fetch-part.js';
import { RetryableError } from './server-answer.js';

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

/** Begins the checksum of a file with the part that is here; throws the signal's reason when it is stopped. */
export async function hashPart(part: FilePart, signal: AbortSignal): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const piece of part.read()) {
    signal.throwIfAborted();
    hash.update(piece);
  }
  return hash;
}

/**
 * Compares a part that is whole with what it should be, and gives it its name; one that is wrong is removed.
 *
 * @throws DownloadError (`checksum`, `length`); RetryableError where the part was continued, so that its beginning may be
 *   of another file.
 */
export async function finishDownload(
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

/** Says that a file has another length than it should have. */
export function wrongLength(url: string, found: number, expected: number): DownloadError {
  const problem = `the file has ${found} bytes, expected ${expected}; its publisher has changed it, or something else lies there.`;
  return new DownloadError('length', url, problem);
}
