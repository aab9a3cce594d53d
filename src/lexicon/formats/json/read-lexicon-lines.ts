import { type LexiconFile, readLexiconFile, readLexiconText } from '../../read-lexicon-file.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import { parseLexiconLines } from './parse-lexicon-lines.js';

/**
 * Reads lexicons from lines of JSON, packed or not; {@link writeLexiconLines} writes them again, without loss.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when it is damaged or cut short.
 */
export async function readLexiconLines(path: string): Promise<LexiconRecord[]> {
  return await readLexiconLinesFile(await readLexiconFile(path));
}

/** As {@link readLexiconLines}, of a file that is open. */
export async function readLexiconLinesFile(file: LexiconFile): Promise<LexiconRecord[]> {
  return parseLexiconLines(await readLexiconText(file), file.path);
}
