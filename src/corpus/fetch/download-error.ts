import { DiskError, QualiaError } from '../../errors.js';

/**
 * Why a download did not come about: nothing lies under the address (404); the server refuses (401, 403); it answers with
 * something else; the checksum or the length is not the expected one; the file that is there differs; the network gave out;
 * the disk is full; the disk cannot be written; another process is at it.
 */
export type DownloadFailure =
  | 'missing'
  | 'denied'
  | 'answer'
  | 'checksum'
  | 'length'
  | 'differs'
  | 'network'
  | 'space'
  | 'write'
  | 'locked';

/** A file that could not be fetched; `code` is `DOWNLOAD_` with the failure in capitals. */
export class DownloadError extends QualiaError {
  readonly failure: DownloadFailure;
  /** The address, or the path where the trouble is with a file. */
  readonly place: string;

  constructor(failure: DownloadFailure, place: string, problem: string, options?: ErrorOptions) {
    super(`DOWNLOAD_${failure.toUpperCase()}`, `${place}: ${problem}`, options);
    this.failure = failure;
    this.place = place;
  }
}

/** Turns what the file system throws into a {@link DownloadError} that names the file; others pass. */
export function tellDisk(path: string, cause: unknown): unknown {
  if (cause instanceof QualiaError && !(cause instanceof DiskError)) return cause;
  const { message } = cause as NodeJS.ErrnoException;
  const code = cause instanceof DiskError ? cause.reason : (cause as NodeJS.ErrnoException).code;
  if (code === undefined) return cause;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const problem = 'the disk is full. What came is kept; make room, then run the same again to continue.';
    return new DownloadError('space', path, problem, { cause });
  }
  return new DownloadError('write', path, `cannot be written (${message}).`, { cause });
}
