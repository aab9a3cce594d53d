import { QualiaError } from '../../errors.js';

/**
 * Why a download did not come about: nothing lies under the address (404); the server refuses (401, 403); it answers with
 * something else; the checksum or the length is not the expected one; the file that is there differs; the network gave out;
 * another process is at it. What the disk does not take is a `DiskError`.
 */
export type DownloadFailure =
  | 'missing'
  | 'denied'
  | 'answer'
  | 'checksum'
  | 'length'
  | 'differs'
  | 'network'
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
