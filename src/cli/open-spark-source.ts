import { basename, join } from 'node:path';
import { type InputStamp, readInputStamps } from '../corpus/counting/read-input-stamps.js';
import { readCorpusManifests } from '../corpus/read-corpus-manifests.js';
import type { ReaderFormat } from '../corpus/readers/create-reader.js';
import { guessFormat } from '../corpus/readers/guess-format.js';
import { isLocal, pathOf, type SparkInput } from '../corpus/spark/spark-inputs.js';
import { OptionError } from '../errors.js';
import { chooseCorporaFolder } from './choose-corpora.js';
import { CommandError } from './command-error.js';
import { openCountedSource } from './corpus-source.js';
import { readingOptions, type SourceFlags } from './open-source.js';
import type { SparkFlags } from './spark-options.js';

/** Corpora that Spark can count. */
export interface SparkSource {
  /** What they are called in histories. */
  readonly name: string;
  readonly sources: readonly SparkInput[];
  /** The files that are on this machine. */
  readonly inputs: readonly InputStamp[];
  readonly settings: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/**
 * Finds out how Spark can read corpora by their ids, files of this machine by their paths, and what lies elsewhere by its
 * address.
 *
 * @throws as `openCountedSource` does; OptionError where the format of what lies elsewhere is not given.
 */
export async function openSparkSource(names: readonly string[], flags: SourceFlags & SparkFlags): Promise<SparkSource> {
  if (flags.tableFormat !== undefined) return await openTables(names, flags);
  if (names.every(isLocal)) {
    const paths = names.map(pathOf);
    const { reader, inputs, settings, notes } = await openCountedSource(paths, flags);
    const sources: SparkInput[] = [];
    for (const path of paths) sources.push(await openLocal(path, flags));
    return { name: reader.name, sources, inputs, settings, notes };
  }
  const { format } = flags;
  if (format === undefined) {
    throw new OptionError('--format', format, 'a format, since what lies on another machine cannot be looked at');
  }
  const options = readingOptions(flags);
  return {
    name: nameOf(names),
    sources: names.map((path) => ({ paths: [path], format, options, records: flags.records })),
    inputs: [],
    settings: new Map([['corpora', names.join(' ')]]),
    notes: [],
  };
}

async function openTables(names: readonly string[], flags: SourceFlags & SparkFlags): Promise<SparkSource> {
  const { tableFormat: table = '', column } = flags;
  if (!/^\w[\w.]*$/.test(table))
    throw new OptionError('--table-format', table, "Spark's name of a format, such as parquet");
  if (typeof column !== 'string')
    throw new OptionError('--column', column, 'the name of the column that holds the text');
  const { column: _, ...options } = readingOptions(flags);
  const format: ReaderFormat = 'jsonl';
  const inputs: InputStamp[] = [];
  for (const name of names) if (isLocal(name)) inputs.push(...(await readInputStamps([pathOf(name)])));
  return {
    name: nameOf(names),
    sources: names.map((path) => ({ paths: [path], format, options, table: { format: table, column } })),
    inputs,
    settings: new Map([['corpora', names.join(' ')]]),
    notes: [],
  };
}

function nameOf(names: readonly string[]): string {
  const [first = ''] = names;
  return names.length === 1 ? basename(first) : names.join('+');
}

async function openLocal(path: string, flags: SourceFlags & SparkFlags): Promise<SparkInput> {
  const { records } = flags;
  const manifest = (await readCorpusManifests()).find(({ id }) => id === path);
  if (manifest !== undefined) {
    const { reader, downloads } = manifest;
    if (typeof reader === 'string') {
      const advice = 'Count it here, without --engine spark.';
      throw new CommandError('NO_FILES', `The corpus "${path}" comes with a package and has no files.`, advice);
    }
    const paths = downloads.map((download) => join(chooseCorporaFolder(flags), path, download.path));
    return { paths, format: reader.format, options: reader.options ?? {}, records };
  }
  const options = readingOptions(flags);
  if (flags.format !== undefined) return { paths: [path], format: flags.format, options, records };
  const guess = await guessFormat(path);
  return { paths: [path], format: guess.format, options: { ...guess.options, ...options }, records };
}
