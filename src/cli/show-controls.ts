/** Control characters but tab and line feed, apart from the marks for bold and dim and their end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /\u001b\[(?:1|2|22)m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Writes control characters visibly, as in `\u001b`: in words, glosses and names of files of others they could move the cursor of a
 * terminal, hide what stands there, or change its title. Tabs, line ends and the marks for bold and dim stay.
 *
 * @example showControls('a\u001b[2Jb') // 'a\\u001b[2Jb'
 */
export function showControls(text: string): string {
  return text.replace(controls, (found) =>
    found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What the progress bars write: nothing but one order to the cursor, or one at the start of a line that is written over. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const cursorOrder = /^\u001b(?:[78]|\[[?\d;]*[A-Za-z])$|^\r(?:\u001b\[K)?/;

/**
 * Makes a terminal show what {@link showControls} makes of all text that is written to it, apart from orders to the cursor that
 * begin a piece or are all of it. Does nothing to files and pipes, which get every byte as it is.
 */
export function guardTerminal(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): void {
  if (!stream.isTTY) return;
  const write = stream.write.bind(stream) as (...parts: unknown[]) => boolean;
  const guarded = (piece: unknown, ...rest: unknown[]): boolean => {
    if (typeof piece !== 'string') return write(piece, ...rest);
    const order = cursorOrder.exec(piece)?.[0] ?? '';
    return write(order + showControls(piece.slice(order.length)), ...rest);
  };
  stream.write = guarded as NodeJS.WriteStream['write'];
}
