import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { isDynamicPattern } from 'tinyglobby';
import type { CorpusManifest } from '../corpus/corpus-manifest.js';
import type { CorpusReader } from '../corpus/corpus-reader.js';
import { openFetchedCorpus } from '../corpus/open-fetched-corpus.js';
import { readCorpusManifests } from '../corpus/read-corpus-manifests.js';
import {
  createReader,
  type ReaderFormat,
  type ReaderSettings,
  readerFormats,
} from '../corpus/readers/create-reader.js';
import { createGuessedReader } from '../corpus/readers/guess-format.js';
import { renameReader } from '../corpus/rename-reader.js';
import { createGlossCorpus } from '../embedded/gloss-corpus.js';
import { OptionError, QualiaError } from '../errors.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { addDataOption, chooseCorporaFolder, type DataFlags, unknownCorpus } from './choose-corpora.js';
import { CommandError } from './command-error.js';

/** The options that say how the files of a path are read. */
export interface SourceFlags extends DataFlags {
  readonly format?: ReaderFormat;
  readonly encoding?: string;
  readonly markup?: 'none' | 'markdown' | 'html';
  readonly field?: string;
  readonly column?: string | number;
  readonly header: boolean;
  readonly include?: readonly string[];
  readonly language?: string;
}

/** Adds the options of {@link openSource} to a command. */
export function addSourceOptions(command: Command): Command {
  return addDataOption(command)
    .addOption(
      new Option('--format <name>', `for paths: ${readerFormats.join(', ')} (default: guessed)`).argParser(parseFormat),
    )
    .addOption(new Option('--encoding <name>', 'for paths: the character encoding (default: utf-8)'))
    .addOption(
      new Option('--markup <name>', 'for paths: which marks are taken off the text (default: guessed)').choices([
        'none',
        'markdown',
        'html',
      ]),
    )
    .addOption(new Option('--field <name>', 'for JSON lines: the field that holds the text'))
    .addOption(
      new Option(
        '--column <name>',
        'for tables: the column that holds the text, by its name or number from 1',
      ).argParser((text: string) => (/^[1-9]\d*$/.test(text) ? Number(text) : text)),
    )
    .addOption(new Option('--no-header', 'for tables: the first row is text, too'))
    .addOption(
      new Option(
        '--include <pattern>',
        'for paths: which members of archives and files of folders to read; may be repeated',
      ).argParser((pattern: string, before: readonly string[] = []) => [...before, pattern]),
    )
    .addOption(
      new Option('--language <tag>', 'for paths: the language of the text, such as zh (default: en)').argParser(
        parseLanguage,
      ),
    );
}

/** A reader with the language of its text. */
export interface OpenedSource {
  readonly reader: CorpusReader;
  readonly language: string;
  /** How the format was guessed, or what is known to be damaged. */
  readonly note?: string;
}

/**
 * Makes the reader of a corpus by its id, or of the files that a path leads to; where a name is both, it is the corpus.
 *
 * @throws CommandError when there is neither, or the corpus is not fetched; OptionError when options for paths stand
 *   beside an id.
 */
export async function openSource(name: string, flags: SourceFlags): Promise<OpenedSource> {
  const folder = chooseCorporaFolder(flags);
  const { format, encoding, markup, field, column, include, language } = flags;
  const header = flags.header ? undefined : false;
  const manifests = await readCorpusManifests();
  const manifest = manifests.find(({ id }) => id === name);
  if (manifest !== undefined) {
    for (const [option, value] of Object.entries({
      format,
      encoding,
      markup,
      field,
      column,
      header,
      include,
      language,
    })) {
      if (value !== undefined) throw notBeside(name, option, value);
    }
    return await openManifest(manifest, folder);
  }
  const isThere = await stat(name).then(
    () => true,
    () => false,
  );
  if (!isThere && !isDynamicPattern(name)) {
    throw unknownCorpus(`There is neither a corpus nor a file "${name}".`, name, manifests);
  }
  const { reader, note } = await openPath(name, format, readingOptions(flags));
  return { reader, language: language ?? 'en', ...(note !== undefined && { note }) };
}

/** The options of readers that are given by flags. */
export function readingOptions({ encoding, markup, field, column, header, include }: SourceFlags): ReaderSettings {
  const options = { encoding, markup, field, column, header: header ? undefined : false, include };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

async function openManifest(manifest: CorpusManifest, folder: string): Promise<OpenedSource> {
  const { id, language, damage } = manifest;
  if (manifest.reader === 'createGlossCorpus') return { reader: createGlossCorpus(await readWordnet()), language };
  const reader = await openFetchedCorpus(manifest, { folder }).catch(adviseFetch(id));
  return { reader, language, ...(damage !== undefined && { note: `${id} as published: ${damage}` }) };
}

function notBeside(id: string, option: string, value: unknown): OptionError {
  const allowed = `nothing beside "${id}", a corpus that says itself how it is read; a file of this name is ./${id}`;
  return new OptionError(value === false ? `--no-${option}` : `--${option}`, value, allowed);
}

async function openPath(
  path: string,
  format: ReaderFormat | undefined,
  options: ReaderSettings,
): Promise<{ readonly reader: CorpusReader; readonly note?: string }> {
  try {
    if (format !== undefined) return { reader: renameReader(createReader(format, path, options), basename(path)) };
    const { reader, guess } = await createGuessedReader(path, options);
    return { reader: renameReader(reader, basename(path)), note: guess.reason };
  } catch (error) {
    // What the reader calls `field`, the command calls `--field`.
    if (!(error instanceof OptionError) || !Object.hasOwn(options, error.option)) throw error;
    throw new OptionError(`--${error.option}`, error.value, error.allowed);
  }
}

function parseLanguage(text: string): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    throw new OptionError('--language', text, 'a language tag such as en or zh-Hans');
  }
}

function parseFormat(text: string): ReaderFormat {
  const found = readerFormats.find((format) => format === text);
  if (found === undefined) throw new OptionError('--format', text, readerFormats.join(', '));
  return found;
}

function adviseFetch(id: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof QualiaError) || error.code !== 'NOT_FETCHED') throw error;
    throw new CommandError(error.code, error.message, `Run "qualia corpus fetch ${id}" first.`, { cause: error });
  };
}
