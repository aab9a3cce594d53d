/** Says what broke a connection: the innermost cause does, while the outer errors of `fetch` all say the same. */
export function describeNetwork(error: unknown): string {
  let inner = error as Error;
  while (inner.cause instanceof Error) inner = inner.cause;
  const { message, code } = inner as NodeJS.ErrnoException;
  return message || code || inner.name;
}
