/** Writes an argument of a command so that a shell takes it as it is. */
export function quoteArgument(text: string): string {
  return /^[\p{L}\p{N}_./:@%+=,-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
