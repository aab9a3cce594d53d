import type { CorpusReader } from '../corpus-reader.js';
import { readText } from '../read-text.js';

/** Stand-in until the readers are merged: every line of every file is a unit. */
export function createReader(
  _format: string,
  source: string | readonly string[],
  options: { readonly name?: string | undefined; readonly [name: string]: unknown } = {},
): CorpusReader {
  return {
    name: options.name ?? 'files',
    async *read({ signal } = {}) {
      signal?.throwIfAborted();
      let rest = '';
      let position = 0;
      let document = '';
      for await (const { path, offset, bytes } of readText(source)) {
        signal?.throwIfAborted();
        if (offset === 0 && path !== document) position = 0;
        document = path;
        const lines = (rest + Buffer.from(bytes).toString()).split('\n');
        rest = lines.pop() ?? '';
        for (const text of lines.filter((line) => line !== '')) yield { document, position: position++, text };
      }
    },
  };
}

/** Stand-in until the readers are merged. */
export function guessFormat(path: string): string | undefined {
  return path.endsWith('.txt') ? 'text' : undefined;
}
