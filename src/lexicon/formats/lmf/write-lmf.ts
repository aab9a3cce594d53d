import type { LexiconRecord } from '../../records/lexicon-record.js';
import { writePieces } from '../write-pieces.js';
import { formatLmf } from './format-lmf.js';

/**
 * Writes lexicons as a file of WN-LMF 1.4, as {@link formatLmf} does; packed where its name ends in `.gz`.
 *
 * @throws ParseError where a text holds a character that XML cannot.
 */
export async function writeLmf(path: string, lexicons: readonly LexiconRecord[]): Promise<void> {
  await writePieces(path, formatLmf(lexicons));
}
