import { setTimeout as sleep } from 'node:timers/promises';
import { type AttemptOptions, attemptDownload } from './attempt-download.js';
import { DownloadError } from './download-error.js';
import type { DownloadedFile, DownloadTarget } from './finish-download.js';
import { RetryableError } from './server-answer.js';

/** A download that is tried once more. */
export interface DownloadRetry {
  readonly url: string;
  /** What went wrong. */
  readonly problem: string;
  /** How many attempts have failed, this one included, since new bytes came. */
  readonly failures: number;
  readonly waitMilliseconds: number;
}

/** How often and how soon a download is tried again. */
export interface RetryOptions {
  /** How often the file is asked for again before it is given up; counted anew whenever new bytes came. */
  readonly retries: number;
  /** Milliseconds before the second attempt; the wait doubles with each failure, up to a minute. */
  readonly retryDelay: number;
  readonly onRetry?: ((retry: DownloadRetry) => void) | undefined;
}

const longestDelay = 60_000;
/** Who is asked to wait longer is told so instead. */
const longestRequestedWait = 600_000;

/**
 * Downloads a file, in several attempts where the network or the server gives out, to `<path>.part`, which takes the
 * name once it is whole and has been checked.
 *
 * @throws DownloadError when it cannot be had or is not what was expected; the reason of the signal.
 */
export async function downloadFile(
  target: DownloadTarget,
  options: AttemptOptions & RetryOptions,
): Promise<DownloadedFile> {
  const { signal, retries, retryDelay, onRetry } = options;
  let furthest = 0;
  let failures = 0;
  const onBytes: AttemptOptions['onBytes'] = (bytes, total) => {
    if (bytes > furthest) failures = 0;
    furthest = Math.max(furthest, bytes);
    options.onBytes(bytes, total);
  };
  for (;;) {
    signal.throwIfAborted();
    try {
      return await attemptDownload(target, { ...options, onBytes });
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      failures++;
      const waitMilliseconds = error.waitMilliseconds ?? Math.min(longestDelay, retryDelay * 2 ** (failures - 1));
      if (failures > retries || waitMilliseconds > longestRequestedWait) {
        throw givenUp(target.url, error, { failures, waitMilliseconds });
      }
      onRetry?.({ url: target.url, problem: error.message, failures, waitMilliseconds });
      await wait(waitMilliseconds, signal);
    }
  }
}

function givenUp(
  url: string,
  error: RetryableError,
  { failures, waitMilliseconds }: { readonly failures: number; readonly waitMilliseconds: number },
): DownloadError {
  const kept = 'What came is kept; run the same again later to continue.';
  const problem =
    waitMilliseconds > longestRequestedWait
      ? `${error.message} and asks to wait ${Math.ceil(waitMilliseconds / 1000)} s. ${kept}`
      : `${error.message}; given up after ${failures} ${failures === 1 ? 'attempt' : 'attempts'}. ${kept}`;
  return new DownloadError('network', url, problem, { cause: error });
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
