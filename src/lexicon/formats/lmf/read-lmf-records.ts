import { type LexiconFile, readLexiconFile } from '../../read-lexicon-file.js';
import { type LmfRecords, parseLmfRecords } from './parse-lmf-records.js';

/**
 * Reads all that a WN-LMF file of the versions 1.0 to 1.4 says as records, packed or not; {@link writeLmf} writes them again.
 *
 * Attributes that have no field of their own are kept in the provenance. Text keeps its spaces where `xml:space` says so.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when it is not well-formed WN-LMF.
 * @example (await readLmfRecords('english-wordnet-2024.xml.gz')).lexicons[0]?.id // 'oewn'
 */
export async function readLmfRecords(path: string): Promise<LmfRecords> {
  return await readLmfRecordFile(await readLexiconFile(path));
}

/** As {@link readLmfRecords}, of a file that is open. */
export async function readLmfRecordFile({ path, bytes }: LexiconFile): Promise<LmfRecords> {
  return await parseLmfRecords(bytes, path);
}
