import type { CorpusReader } from '../corpus-reader.js';
import { createReader, type ReaderFormat, type ReaderSettings } from './create-reader.js';

/** Stand-in until the readers are merged. */
export async function createGuessedReader(
  source: string | readonly string[],
  options: ReaderSettings = {},
): Promise<{
  readonly reader: CorpusReader;
  readonly guess: { readonly format: ReaderFormat; readonly reason: string };
}> {
  return { reader: createReader('text', source, options), guess: { format: 'text', reason: '' } };
}
