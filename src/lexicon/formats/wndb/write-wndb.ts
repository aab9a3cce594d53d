import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toDiskError } from '../../../matrix/disk-trouble.js';
import { writeWholeText } from '../../../matrix/write-whole-file.js';
import type { Finding } from '../../finding.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import { formatWndb } from './format-wndb.js';

/** What {@link writeWndb} writes beside the lexicon. */
export interface WriteWndbOptions {
  /** Texts of further files by name, as {@link readWndbRecords} gives them; default none. */
  readonly sideFiles?: ReadonlyMap<string, string> | undefined;
}

/**
 * Writes a lexicon as a folder of WNDB files; each file appears as a whole.
 *
 * @returns what WNDB cannot hold and was left out.
 */
export async function writeWndb(
  lexicon: LexiconRecord,
  folder: string,
  options: WriteWndbOptions = {},
): Promise<readonly Finding[]> {
  const { files, findings } = formatWndb(lexicon);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw toDiskError(folder, error);
  });
  for (const [name, text] of [...files, ...(options.sideFiles ?? [])]) {
    await writeWholeText(join(folder, name), text);
  }
  return findings;
}
