/** Lets a stream end quietly when its reader went away, as in `qualia tour | head`; any other error is thrown. */
export function ignoreClosedPipe(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
