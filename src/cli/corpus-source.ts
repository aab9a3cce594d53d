import type { CorpusReader } from '../corpus/corpus-reader.js';
import { createReader, type ReaderFormat } from '../corpus/readers/create-reader.js';
import { guessFormat } from '../corpus/readers/guess-format.js';
import { OptionError } from '../errors.js';

/** The options of reading, as typed; what is not given is guessed or keeps the reader's default. */
export interface SourceFlags {
  readonly format?: ReaderFormat;
  readonly encoding?: string;
  /** The field of JSON Lines. */
  readonly field?: string;
  /** The column of tables. */
  readonly column?: string;
}

/** A corpus that is ready to be read. */
export interface CorpusSource {
  readonly reader: CorpusReader;
  /** What the sentences depend on besides the files, by name. */
  readonly settings: ReadonlyMap<string, string>;
  /** How its format was found, where it was guessed. */
  readonly reason?: string;
}

/**
 * Opens files, archives or folders in a format that is given or guessed.
 *
 * @throws MissingFileError when a path leads to no file; OptionError for options that the format does not have.
 */
export async function openCorpusSource(paths: readonly string[], flags: SourceFlags): Promise<CorpusSource> {
  const given = new Map(
    Object.entries({ encoding: flags.encoding, field: flags.field, column: columnOf(flags.column) }),
  );
  for (const [name, value] of given) {
    if (value === '') throw new OptionError(`--${name}`, value, 'a name');
    if (value === undefined) given.delete(name);
  }
  const guess = flags.format === undefined ? await guessFormat(paths) : undefined;
  const format = guess?.format ?? (flags.format as ReaderFormat);
  const options = { ...guess?.options, ...Object.fromEntries(given) };
  const settings = new Map([
    ['format', format],
    ['format options', JSON.stringify(options)],
  ]);
  return { reader: createReader(format, paths, options), settings, ...(guess && { reason: guess.reason }) };
}

/** A number is the place of a column, anything else its name. */
function columnOf(column: string | undefined): string | number | undefined {
  return column !== undefined && /^\d+$/.test(column) ? Number(column) : column;
}
