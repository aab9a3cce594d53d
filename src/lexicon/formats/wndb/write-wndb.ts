import { writeWholeTexts } from '../../../matrix/write-whole-file.js';
import type { Finding } from '../../finding.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import { formatWndb } from './format-wndb.js';

/** What {@link writeWndb} writes beside the lexicon. */
export interface WriteWndbOptions {
  /** Texts of further files by name, as {@link readWndbRecords} gives them; default none. */
  readonly sideFiles?: ReadonlyMap<string, string> | undefined;
}

/**
 * Writes a lexicon as a folder of WNDB files, whose names they take together, once all are on the disk.
 *
 * @returns what WNDB cannot hold and was left out.
 * @throws DiskError when the disk does not take them; the files that were there before stay.
 */
export async function writeWndb(
  lexicon: LexiconRecord,
  folder: string,
  options: WriteWndbOptions = {},
): Promise<readonly Finding[]> {
  const { files, findings } = formatWndb(lexicon);
  await writeWholeTexts(folder, new Map([...files, ...(options.sideFiles ?? [])]));
  return findings;
}
