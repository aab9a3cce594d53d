import type { CorpusReader } from '../corpus-reader.js';
import { readText } from '../read-text.js';

/** The formats that corpora can be read in. */
export const readerFormats = [
  'text',
  'lines',
  'jsonl',
  'csv',
  'tsv',
  'conllu',
  'tagged',
  'reuters',
  'mediawiki',
  'semcor',
] as const;

/** A format that corpora can be read in. */
export type ReaderFormat = (typeof readerFormats)[number];

/** The options of a reader as plain values, as a manifest holds them. */
export type ReaderSettings = Readonly<Record<string, unknown>>;

/** Stand-in until the readers are merged: every line of every file is a unit. */
export function createReader(
  format: ReaderFormat,
  source: string | readonly string[],
  _options: ReaderSettings = {},
): CorpusReader {
  return {
    name: format,
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
