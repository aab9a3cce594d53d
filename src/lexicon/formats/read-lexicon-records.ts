import { readdir, stat } from 'node:fs/promises';
import { FileFormatError, MissingFileError } from '../../errors.js';
import type { Finding } from '../finding.js';
import { decodeLexiconText, type LexiconFileOptions, readLexiconFile } from '../read-lexicon-file.js';
import { locateWordnet30, locateWordnet31 } from '../read-wordnet.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import { readStoreRecords } from '../store/read-store-records.js';
import { readChineseWordnetRecords } from './chinese/chinese-wordnet-records.js';
import { readLexiconLinesFile } from './json/read-lexicon-lines.js';
import type { LexiconFormat } from './lexicon-formats.js';
import { readLmfRecordFile } from './lmf/read-lmf-records.js';
import { readOmwRecordFile } from './omw/read-omw-records.js';
import { readWndbRecords } from './wndb/read-wndb-records.js';
import { readEnglishYaml } from './yaml/read-english-yaml.js';

/** Lexicons with what was met on the way to them. */
export interface LexiconRecordReading {
  readonly format: LexiconFormat;
  readonly lexicons: readonly LexiconRecord[];
  /** What was wrong with the data and did not stop the reading. */
  readonly findings: readonly Finding[];
  /** The texts of further files of a WNDB folder, by name. */
  readonly sideFiles: ReadonlyMap<string, string>;
}

/**
 * Reads lexicons as records from a file or folder, whose format is told by its content: a folder of WNDB files or of Open
 * English WordNet in YAML; WN-LMF, an OMW tab file, lines of JSON, Chinese Wordnet in JSON, packed or not. The names `wordnet`
 * and `wordnet-3.0` stand for the WordNets that npm packages bring.
 *
 * @throws MissingFileError when there is no such file or folder; FileFormatError, with the line, when it is damaged or of no
 *   known format.
 * @example (await readLexiconRecords('wordnet-3.0')).lexicons[0]?.synsets.length // 117659
 */
export async function readLexiconRecords(
  nameOrPath: string,
  options: LexiconFileOptions = {},
): Promise<LexiconRecordReading> {
  if (nameOrPath === 'wordnet') return await readFolder(await locateWordnet31());
  if (nameOrPath === 'wordnet-3.0') return await readFolder(locateWordnet30());
  const found = await stat(nameOrPath).catch(() => undefined);
  if (found?.isDirectory() === true) return await readFolder(nameOrPath);
  const file = await readLexiconFile(nameOrPath, options);
  const head = new TextDecoder('utf-8').decode(file.first);
  if (head.startsWith('\ufffd')) {
    await file.bytes.return();
    decodeLexiconText(file.first, file.path);
  }
  if (head.startsWith(sqliteMark)) {
    await file.bytes.return();
    return { format: 'store', findings: [], ...readStoreRecords(nameOrPath) };
  }
  const start = head.trimStart();
  if (start.startsWith('<')) return read('lmf', await readLmfRecordFile(file));
  if (start.startsWith('{"format":')) return read('json', { lexicons: await readLexiconLinesFile(file) });
  if (start.startsWith('{')) return readOne('chinese-wordnet', await readChineseWordnetRecords(file));
  if (start.startsWith('#') || /^\d{8}-[a-z]\t/.test(start)) return readOne('omw', await readOmwRecordFile(file));
  await file.bytes.return();
  const forms = 'WN-LMF begins with "<", JSON lines and Chinese Wordnet with "{", an OMW tab file with "#" or a synset';
  const advice = 'WNDB and YAML files are read by naming their folder';
  throw new FileFormatError(file.path, 'line 1', `it is none of the lexicons known here: ${forms}; ${advice}.`);
}

/** How every file of SQLite begins. */
const sqliteMark = 'SQLite format 3\0';

async function readFolder(folder: string): Promise<LexiconRecordReading> {
  const names = await readdir(folder);
  if (names.some((name) => /^entries-.*\.yaml$/.test(name))) return readOne('yaml', await readEnglishYaml(folder));
  if (!names.includes('data.noun')) {
    const advice = 'A folder of WNDB files has "data.noun", one of Open English WordNet "entries-a.yaml".';
    throw new MissingFileError(folder, advice);
  }
  return readOne('wndb', await readWndbRecords(folder));
}

interface Read {
  readonly findings?: readonly Finding[];
  readonly sideFiles?: ReadonlyMap<string, string>;
}

function readOne(format: LexiconFormat, { lexicon, ...rest }: Read & { readonly lexicon: LexiconRecord }) {
  return read(format, { ...rest, lexicons: [lexicon] });
}

function read(
  format: LexiconFormat,
  given: Read & { readonly lexicons: readonly LexiconRecord[] },
): LexiconRecordReading {
  const { lexicons, findings = [], sideFiles = new Map() } = given;
  return { format, lexicons, findings, sideFiles };
}
