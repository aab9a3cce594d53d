import { OptionError } from '../../errors.js';
import { writeWholeText } from '../../matrix/write-whole-file.js';
import type { Finding } from '../finding.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import { writeLexiconLines } from './json/write-lexicon-lines.js';
import { type WrittenFormat, writtenFormats } from './lexicon-formats.js';
import { writeLmf } from './lmf/write-lmf.js';
import { formatOmw } from './omw/format-omw.js';
import { writeWndb } from './wndb/write-wndb.js';

/** How {@link writeLexiconRecords} writes. */
export interface WriteLexiconRecordsOptions {
  /** Default by the ending of the path: `.xml` is WN-LMF, `.tab` an OMW tab file, `.jsonl` lines of JSON, each also with `.gz` but for OMW. */
  readonly format?: WrittenFormat | undefined;
  /** For WNDB, texts of further files by name; default none. */
  readonly sideFiles?: ReadonlyMap<string, string> | undefined;
}

const endings: readonly (readonly [RegExp, WrittenFormat])[] = [
  [/\.xml(?:\.gz)?$/, 'lmf'],
  [/\.tab$/, 'omw'],
  [/\.jsonl(?:\.gz)?$/, 'json'],
];

/**
 * Writes lexicons as a file, or as a folder of WNDB files.
 *
 * @returns what the format cannot hold and was left out.
 * @throws OptionError where the path does not tell the format, or WNDB or OMW shall hold more than one lexicon; ParseError
 *   where a text holds a character that XML cannot.
 */
export async function writeLexiconRecords(
  path: string,
  lexicons: readonly LexiconRecord[],
  options: WriteLexiconRecordsOptions = {},
): Promise<readonly Finding[]> {
  const format = options.format ?? endings.find(([ending]) => ending.test(path))?.[1];
  if (format === undefined) {
    throw new OptionError('format', options.format, `one of ${writtenFormats.join(', ')}, as "${path}" does not tell`);
  }
  if (format === 'lmf') {
    await writeLmf(path, lexicons);
    return [];
  }
  if (format === 'json') {
    await writeLexiconLines(path, lexicons);
    return [];
  }
  const [lexicon, ...others] = lexicons;
  if (lexicon === undefined || others.length > 0) {
    throw new OptionError(
      'lexicons',
      lexicons.map(({ id }) => id),
      `exactly one for the format ${format}`,
    );
  }
  if (format === 'wndb') return await writeWndb(lexicon, path, { sideFiles: options.sideFiles });
  const { text, findings } = formatOmw(lexicon);
  await writeWholeText(path, text);
  return findings;
}
