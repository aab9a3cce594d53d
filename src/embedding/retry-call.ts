import { setTimeout as sleep } from 'node:timers/promises';
import { parseRetryAfter } from '../corpus/fetch/server-answer.js';
import type { Random } from '../random.js';
import { fieldsOf, readServerCode } from './embedding-answer.js';
import type { SharedPause } from './shared-pause.js';
import { untilAborted } from './until-aborted.js';

/** A call that is made once more. */
export interface EmbedRetry {
  /** What went wrong. */
  readonly error: unknown;
  /** How many calls have failed, this one included. */
  readonly failures: number;
  readonly waitMilliseconds: number;
}

/** Waits so many milliseconds, or rejects when the signal is aborted. */
export type RetryWait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** How {@link retryCall} goes on after a failure. */
export interface RetryCallOptions {
  /** How often the call is made at most. */
  readonly tries: number;
  /** Milliseconds before the second try; doubled with each failure. */
  readonly retryDelay: number;
  /** Milliseconds that a wait may last; a server that asks for more is not asked again. */
  readonly longestWait: number;
  readonly random: Random;
  readonly wait: RetryWait;
  /** Keeps all calls of a run back while one of them waits as its server asks, or because it is asked too often. */
  readonly pause: SharedPause;
  readonly signal: AbortSignal;
  readonly onRetry: (retry: EmbedRetry) => void;
}

/** How the tries of a call ended. */
export type CallOutcome<Value> =
  | { readonly value: Value; readonly tries: number }
  | { readonly error: unknown; readonly tries: number; readonly askedWait?: number };

/**
 * Makes a call until it succeeds, fails in a way that another try does not help, or has failed too often.
 *
 * The wait is what the error asks for, or else half to all of `retryDelay * 2 ** (failures - 1)`, by chance: "equal jitter"
 * (Brooker 2015, "Exponential backoff and jitter"). A wait that an error asks for, or that follows the status 429, is shared:
 * no call with the same pause begins before it is over.
 *
 * @throws the reason of the signal.
 */
export async function retryCall<Value>(
  call: () => PromiseLike<Value>,
  options: RetryCallOptions,
): Promise<CallOutcome<Value>> {
  const { tries, retryDelay, longestWait, random, wait, pause, signal, onRetry } = options;
  for (let failures = 1; ; failures++) {
    await pause.over(signal);
    signal.throwIfAborted();
    try {
      const value = await untilAborted((async () => await call())(), signal);
      return { value, tries: failures };
    } catch (error) {
      signal.throwIfAborted();
      const { isRetryable, isCrowded, waitMilliseconds: askedWait } = readRetryAdvice(error);
      if (!isRetryable || failures >= tries) return { error, tries: failures };
      if (askedWait !== undefined && askedWait > longestWait) return { error, tries: failures, askedWait };
      const backOff = Math.min(longestWait, retryDelay * 2 ** (failures - 1));
      const waitMilliseconds = askedWait ?? backOff * (0.5 + random.uniform() / 2);
      onRetry({ error, failures, waitMilliseconds });
      const waiting = untilAborted(wait(waitMilliseconds, signal), signal);
      if (isCrowded || askedWait !== undefined) pause.extend(waiting);
      await waiting;
    }
  }
}

/** Waits by the clock. */
export async function waitByClock(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}

/** What an error says of another try. */
export interface RetryAdvice {
  readonly isRetryable: boolean;
  /** Whether the server is asked too often: the status is 429. */
  readonly isCrowded: boolean;
  /** How long to wait before it; undefined where the error does not say. */
  readonly waitMilliseconds: number | undefined;
}

/** Tells whether another try may help: after a timeout, a conflict, too early, too many, or an error of the server. */
export function isPassingStatus(status: unknown): boolean {
  return typeof status === 'number' && ([408, 409, 425, 429].includes(status) || status >= 500);
}

/**
 * Reads from an error whether another try may help, and after which wait.
 *
 * Its `isRetryable` decides, as in the AI SDK's APICallError; without one its status does. Where the `responseBody` says that
 * no money is left, no try helps, though the status is the same as that of too many calls. The wait is its `retryAfter` in
 * seconds, or the `retry-after-ms` or `retry-after` of its `responseHeaders`, `headers` or `response.headers`.
 */
export function readRetryAdvice(error: unknown): RetryAdvice {
  const { isRetryable, response, responseBody, retryAfter, responseHeaders, headers } = fieldsOf(error);
  const status = readStatus(error);
  const isSpent = typeof responseBody === 'string' && readServerCode(responseBody) === 'insufficient_quota';
  return {
    isRetryable: !isSpent && (typeof isRetryable === 'boolean' ? isRetryable : isPassingStatus(status)),
    isCrowded: status === 429,
    waitMilliseconds:
      typeof retryAfter === 'number' && retryAfter >= 0
        ? retryAfter * 1000
        : readRetryWait(responseHeaders ?? headers ?? fieldsOf(response)['headers']),
  };
}

/** Reads the status of an error: its `statusCode`, `status` or `response.status`; undefined where none is a number. */
export function readStatus(error: unknown): number | undefined {
  const { statusCode, status, response } = fieldsOf(error);
  const found = statusCode ?? status ?? fieldsOf(response)['status'];
  return typeof found === 'number' ? found : undefined;
}

/** Reads from headers, of any kind, after how many milliseconds a server can be asked again. */
export function readRetryWait(headers: unknown): number | undefined {
  const precise = readHeader(headers, 'retry-after-ms');
  if (precise !== null && /^\d+(\.\d+)?$/.test(precise)) return Number(precise);
  return parseRetryAfter(readHeader(headers, 'retry-after'));
}

function readHeader(headers: unknown, name: string): string | null {
  const fields = fieldsOf(headers);
  // Instances of `Headers` come from several implementations of `fetch`.
  const get = fields['get'];
  const value: unknown = typeof get === 'function' ? get.call(headers, name) : fields[name];
  return typeof value === 'string' ? value : null;
}
