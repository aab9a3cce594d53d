import type { CorpusReader } from './corpus-reader.js';

/** Gives a reader another name; it reads the same. */
export function renameReader(reader: CorpusReader, name: string): CorpusReader {
  return { name, read: (options) => reader.read(options) };
}
