/** Waits for an answer, but no longer than until the signal: not every model heeds it. */
export function untilAborted<Value>(asking: PromiseLike<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return Promise.resolve(asking);
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    asking.then(resolve, reject).then(() => signal.removeEventListener('abort', stop));
  });
}
