import { once } from 'node:events';

/** Lets a stream end quietly when its reader went away, as in `qualia tour | head`; any other error is thrown. */
export function ignoreClosedPipe(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!isClosedPipe(error)) throw error;
  });
}

/**
 * Writes a text and waits until the reader has taken what is waiting.
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
  if (!stream.writable) return false;
  if (stream.write(text)) return true;
  try {
    await once(stream, 'drain', { ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    if (!isClosedPipe(error)) throw error;
  }
  return stream.writable;
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
