import { OutputError } from './output-error.js';

/** Lets a stream end quietly when its reader went away, as in `qualia tour | head`; of any other error `onFailure` is told, once. */
export function watchOutput(stream: NodeJS.WritableStream, onFailure: (error: Error) => void): void {
  let isTold = false;
  stream.on('error', (error) => {
    if (isTold || isClosedPipe(error)) return;
    isTold = true;
    onFailure(error);
  });
}

/**
 * Writes a text and waits until it is handed over.
 *
 * @param options.signal stops the waiting, which then throws its reason.
 * @returns whether there still is a reader, so that a command can end early where there is none.
 */
export async function writeToReader(
  stream: NodeJS.WritableStream,
  text: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const { signal } = options;
  signal?.throwIfAborted();
  if (!stream.writable) return false;
  const removals: (() => void)[] = [];
  const written = new Promise<boolean>((resolve, reject) => {
    const stop = (): void => reject(signal?.reason);
    const fail = (error: Error): void =>
      isClosedPipe(error) ? resolve(false) : reject(new OutputError('the output', error));
    signal?.addEventListener('abort', stop);
    stream.on('error', fail);
    removals.push(() => {
      signal?.removeEventListener('abort', stop);
      stream.off('error', fail);
    });
    // Only the answer to a write tells that a pipe is closed: the standard output of Node stays writable after that.
    stream.write(text, (error) => (error == null ? resolve(true) : fail(error)));
  });
  return await written.finally(() => {
    for (const remove of removals) remove();
  });
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
