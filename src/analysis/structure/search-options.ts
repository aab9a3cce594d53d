import { setImmediate } from 'node:timers/promises';
import { requireOption } from '../../errors.js';

/** How a long search is watched and stopped. */
export interface WatchOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told what is done and which share of it is done, 0 to 1, as far as that can be told. */
  readonly onProgress?: ((stage: string, share: number) => void) | undefined;
}

/** Lets other work have its turn every 50 ms. */
export function createPause(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    signal?.throwIfAborted();
    const now = performance.now();
    if (now - last < 50) return undefined;
    return setImmediate().then(() => {
      signal?.throwIfAborted();
      last = performance.now();
    });
  };
}

/** Throws an OptionError unless `alpha` is a level of significance. */
export function requireAlpha(alpha: number): void {
  requireOption(alpha > 0 && alpha < 1, 'alpha', alpha, 'a number above 0 and below 1');
}
