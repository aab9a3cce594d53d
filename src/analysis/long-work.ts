import { setImmediate } from 'node:timers/promises';

/** How a long computation is watched and stopped. */
export interface LongWork {
  /** Stops it. */
  readonly signal?: AbortSignal | undefined;
  /** Is told the share that is done, 0..1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Tells how far a computation is, lets other work have its turn, and stops where that is asked. */
export async function giveWay(share: number, { signal, onProgress }: LongWork): Promise<void> {
  onProgress?.(share);
  await setImmediate();
  signal?.throwIfAborted();
}

/** Takes the steps of a computation, gives way to other events between them, and returns its result. */
export async function takeSteps<Result>(
  steps: Generator<number, Result, void>,
  { signal, onProgress }: LongWork = {},
): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done === true) return value;
    onProgress?.(value);
    await setImmediate();
  }
}

/** Watches a part of a work: its shares 0..1 become those from `from` to `to`. */
export function partOfWork({ signal, onProgress }: LongWork, from: number, to: number): LongWork {
  return { signal, onProgress: onProgress && ((share) => onProgress(from + (to - from) * share)) };
}
