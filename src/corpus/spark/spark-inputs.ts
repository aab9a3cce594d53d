import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formBytes, formOf } from '../open-texts.js';
import type { ReaderFormat, ReaderSettings } from '../readers/create-reader.js';
import { listFiles } from '../readers/list-files.js';
import type { RecordSource } from './count-sql.js';
import type { RecordInput } from './record-settings.js';

/** What Spark parts an input into: text by lines, by blocks, whole files, or the rows of a table. */
export type SparkRecords = 'lines' | 'blocks' | 'files' | 'table';

/** An input of a counting on Spark: paths of this machine, or addresses such as `s3a://corpora/news/`. */
export interface SparkInput {
  readonly paths: readonly string[];
  /** How files are read; of tables the text of a row is read as that of a record of `jsonl`. */
  readonly format: ReaderFormat;
  /** The options of the format. */
  readonly options: ReaderSettings;
  /** Default: lines where the format has a record a line and Spark can read the files, else files. */
  readonly records?: SparkRecords | undefined;
  /** Of tables: Spark's name of their format, and the column that holds the text. */
  readonly table?: { readonly format: string; readonly column: string } | undefined;
}

/** Tells whether an address is a path of this machine. */
export function isLocal(address: string): boolean {
  return /^file:/i.test(address) || !/^[a-z][a-z0-9+.-]+:/i.test(address);
}

/** Returns the path that a local address stands for. */
export function pathOf(address: string): string {
  return /^file:\/\//i.test(address) ? fileURLToPath(address) : address.replace(/^file:/i, '');
}

/** Returns an address that Spark takes for one of this machine whatever its own file system is. */
export function addressOf(path: string): string {
  return isLocal(path) ? `file:${resolve(pathOf(path))}` : path;
}

/** Characters by which Spark takes a path for a pattern. */
export const patternCharacters = /[*?[\]{}\\]/;

/** Formats with a record a line. */
const lineFormats: readonly ReaderFormat[] = ['lines', 'jsonl'];

/** What Spark unpacks, and by which ending it knows it. */
const endings: ReadonlyMap<string, RegExp> = new Map([
  ['gzip', /\.gz$/],
  ['bzip2', /\.bz2$/],
]);

/** Bytes of files that the executors read together, at least; below that starting costs more than reading. */
const listBytes = 2 ** 26;

/** An input as the script and the job see it. */
export interface ChosenInput {
  readonly input: RecordInput;
  /** The sources of the job but for its number; those of lists name their paths, which are still to be written. */
  readonly sources: readonly (WithoutInput<RecordSource> | PathLists)[];
}

type WithoutInput<Source> = Source extends unknown ? Omit<Source, 'input'> : never;

/** Lists of paths of files that are read together. */
interface PathLists {
  readonly kind: 'paths';
  readonly lists: readonly (readonly string[])[];
}

/** Chooses how an input is parted. @throws MissingFileError when a local path leads to no file. */
export async function chooseRecords(input: SparkInput): Promise<ChosenInput> {
  const { paths, format, options, table } = input;
  if (table !== undefined) {
    const sources = paths.map((path) => ({ kind: 'table' as const, path: addressOf(path), ...table }));
    return { input: { records: 'lines', format: 'jsonl', options: { ...options, field: 'text' } }, sources };
  }
  const records = input.records ?? ((await hasLineRecords(input)) ? 'lines' : 'files');
  if (records === 'lines' || records === 'blocks') {
    const sources = paths.map((path) => ({ kind: records, path: addressOf(path) }));
    return { input: { records, format, options }, sources };
  }
  const sources = await Promise.all(
    paths.map(async (path) => {
      if (!isLocal(path)) return { kind: 'contents' as const, path };
      return { kind: 'paths' as const, lists: groupFiles(await listFiles(resolve(pathOf(path)))) };
    }),
  );
  return { input: { records: 'files', format, options }, sources };
}

/** Tells whether Spark may part files into lines, and finds the same files as we do. */
async function hasLineRecords({ paths, format, options }: SparkInput): Promise<boolean> {
  if (!lineFormats.includes(format) || options['include'] !== undefined) return false;
  // In these a line feed is more than one byte.
  if (/^(?:utf-?16|ucs-?2|unicode|iso-10646)/i.test(String(options['encoding'] ?? ''))) return false;
  for (const path of paths) {
    if (!isLocal(path)) continue;
    if (patternCharacters.test(pathOf(path))) return false;
    for (const file of await listFiles(pathOf(path))) if (!(await isPlainForSpark(file.path))) return false;
  }
  return true;
}

async function isPlainForSpark(path: string): Promise<boolean> {
  const name = basename(path);
  // Spark passes over files with such names, and unpacks what has such an ending.
  if (/^[._]|_COPYING_$/.test(name)) return false;
  const form = formOf(await readStart(path));
  const ending = /\.(?:gz|bz2|zst|snappy|lz4|deflate|zip|tar|xz)$/.exec(name)?.[0];
  if (form === undefined) return ending === undefined;
  return endings.get(form)?.test(name) === true;
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(formBytes), 0, formBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function groupFiles(files: readonly { readonly path: string; readonly bytes: number }[]): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  let filled = 0;
  for (const { path, bytes } of files) {
    group.push(path);
    filled += bytes;
    if (filled < listBytes) continue;
    groups.push(group);
    group = [];
    filled = 0;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
