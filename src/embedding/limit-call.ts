import { EmbeddingHttpError } from './embedding-http-error.js';
import { untilAborted } from './until-aborted.js';

/** How {@link limitCall} ends a call. */
export interface LimitCallOptions {
  /** Milliseconds that the call may last. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Who is asked, at the beginning of the message. */
  readonly name: string;
}

/**
 * Makes a call that ends at the latest after a timeout; its signal is aborted then, or when that of the options is.
 *
 * @throws EmbeddingHttpError with the failure `timeout`, which may be tried again; the reason of the signal.
 */
export async function limitCall<Value>(
  call: (signal: AbortSignal) => PromiseLike<Value>,
  { timeout, signal, name }: LimitCallOptions,
): Promise<Value> {
  const ending = new AbortController();
  const late = new EmbeddingHttpError('timeout', `no answer came within ${timeout / 1000} s`, {
    address: name,
    isRetryable: true,
  });
  const stop = (): void => ending.abort(signal.reason);
  const timer = setTimeout(() => ending.abort(late), timeout);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await untilAborted((async () => await call(ending.signal))(), ending.signal);
  } catch (error) {
    // A model may throw an error of its own when its signal is aborted.
    ending.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
