import type { LexiconRecord } from '../../records/lexicon-record.js';
import { writePieces } from '../write-pieces.js';
import { formatLexiconLines } from './format-lexicon-lines.js';

/** Writes lexicons as lines of JSON, as {@link formatLexiconLines} does; packed where the name ends in `.gz`. */
export async function writeLexiconLines(path: string, lexicons: readonly LexiconRecord[]): Promise<void> {
  await writePieces(path, formatLexiconLines(lexicons));
}
