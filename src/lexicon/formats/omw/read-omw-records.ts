import { type LexiconFile, readLexiconFile, readLexiconText } from '../../read-lexicon-file.js';
import { type OmwRecords, parseOmwRecords } from './parse-omw-records.js';

/**
 * Reads an OMW tab file as records, packed or not; a member of an archive is named behind a colon. {@link formatOmw} writes it
 * again, byte for byte.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is not UTF-8 or no line has a lemma.
 * @example (await readOmwRecords('wn-data-cmn.tab')).lexicon.language // 'cmn'
 */
export async function readOmwRecords(path: string): Promise<OmwRecords> {
  return await readOmwRecordFile(await readLexiconFile(path));
}

/** As {@link readOmwRecords}, of a file that is open. */
export async function readOmwRecordFile(file: LexiconFile): Promise<OmwRecords> {
  return parseOmwRecords(await readLexiconText(file), file.path);
}
