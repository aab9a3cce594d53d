import { parse } from 'csv-parse';
import { FileFormatError, requireOption } from '../../errors.js';
import type { CorpusReader } from '../corpus-reader.js';
import { longestLine } from './line-cutter.js';
import { createFieldAdder, type TextFieldOptions } from './text-field.js';
import type { TextParser } from './text-parser.js';
import { type CorpusSource, createTextReader, type FileReaderOptions } from './text-reader.js';
import type { UnitSink } from './unit-sink.js';

/** Options of {@link createCsvReader} and {@link createTsvReader}. */
export interface TableReaderOptions extends FileReaderOptions, TextFieldOptions {
  /** The column that holds the text, by its name or its number from 1; default `text`. */
  readonly column?: string | number | undefined;
  /** The column that holds the id of the document; default: the name of the file and the row's last line, `a.csv:3`. */
  readonly idColumn?: string | number | undefined;
  /** Whether the first row names the columns; default true. */
  readonly header?: boolean | undefined;
  /** Whether `"` encloses cells that hold the delimiter or line ends; default true for CSV, false for TSV. */
  readonly quotes?: boolean | undefined;
}

/**
 * Makes a reader of CSV: a row is a document; the text of its cell is split into paragraphs at its line ends and into
 * sentences.
 *
 * A quote that is never closed makes the rest of a file unreadable; a row without the column is left out alone.
 *
 * @throws OptionError when an option is out of range. The reading throws FileFormatError for what is malformed, unless
 *   `onBad` is told.
 */
export function createCsvReader(source: CorpusSource, options: TableReaderOptions = {}): CorpusReader {
  return createTableReader('csv', ',', source, options);
}

/** Makes a reader of tab-separated values; see {@link createCsvReader}. */
export function createTsvReader(source: CorpusSource, options: TableReaderOptions = {}): CorpusReader {
  return createTableReader('tsv', '\t', source, { quotes: false, ...options });
}

function createTableReader(
  name: 'csv' | 'tsv',
  delimiter: string,
  source: CorpusSource,
  options: TableReaderOptions,
): CorpusReader {
  const { column = 'text', idColumn, header = true, quotes = true } = options;
  for (const [option, value] of Object.entries({ column, idColumn })) {
    if (value === undefined) continue;
    const isName = typeof value === 'string' && value !== '' && header;
    const isNumber = Number.isInteger(value) && Number(value) >= 1;
    requireOption(isName || isNumber, option, value, 'a number from 1, or a name where there is a header');
  }
  const addText = createFieldAdder(options);
  const createParser = (sink: UnitSink): TextParser => {
    let textIndex = typeof column === 'number' ? column - 1 : -1;
    let idIndex = typeof idColumn === 'number' ? idColumn - 1 : -1;
    let isHeader = header;
    const takeRow = (cells: readonly string[], line: number): void => {
      if (isHeader) {
        isHeader = false;
        if (typeof column === 'string') textIndex = findColumn(sink, cells, column);
        if (typeof idColumn === 'string') idIndex = findColumn(sink, cells, idColumn);
        return;
      }
      const text = cells[textIndex];
      const id = idColumn === undefined ? `${sink.name}:${line}` : cells[idIndex];
      if (text === undefined || id === undefined) {
        const missing = text === undefined ? column : idColumn;
        sink.reportBad(`line ${line}`, `has ${cells.length} columns, so that column ${missing} is missing.`);
        return;
      }
      sink.beginDocument(id, line);
      addText(sink, text);
    };
    return parseTable(sink, delimiter, quotes, takeRow);
  };
  return createTextReader(name, source, createParser, options);
}

function findColumn(sink: UnitSink, names: readonly string[], name: string): number {
  const index = names.findIndex((cell) => cell.trim() === name);
  if (index !== -1) return index;
  throw new FileFormatError(sink.path, 'line 1', `names no column "${name}", but: ${names.join(', ')}.`);
}

function parseTable(
  sink: UnitSink,
  delimiter: string,
  quotes: boolean,
  takeRow: (cells: readonly string[], line: number) => void,
): TextParser {
  const parser = parse({
    delimiter,
    quote: quotes ? '"' : false,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestLine,
    info: true,
  });
  // A parser that finds room for every row works at once on what is written to it.
  let failure: unknown;
  parser.push = (row: { readonly record: readonly string[]; readonly info: { readonly lines: number } } | null) => {
    if (row === null || failure !== undefined) return false;
    // Rows may differ in length. As the first of its table, a row makes none of the costly errors for that, which nobody reads.
    (parser.info as { records: number }).records = 0;
    try {
      takeRow(row.record, row.info.lines);
    } catch (error) {
      failure = error;
    }
    return true;
  };
  const ended = new Promise<void>((resolve) => {
    parser.on('error', () => resolve());
    parser.on('finish', resolve);
  });
  const checkFailure = (): void => {
    if (failure !== undefined) throw failure;
    if (parser.errored === null) return;
    const { lines = 0 } = parser.errored as { readonly lines?: number };
    throw new FileFormatError(sink.path, `line ${lines}`, tellTableError(parser.errored), { cause: parser.errored });
  };
  return {
    push(text) {
      parser.write(text);
      checkFailure();
    },
    async end(isWhole) {
      if (!isWhole) return;
      parser.end();
      await ended;
      checkFailure();
    },
  };
}

function tellTableError(error: Error): string {
  const { code } = error as { readonly code?: string };
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quote was opened before and never closed; set quotes to false if none are meant.';
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `a row is longer than ${longestLine} characters; is there a quote that never closes?`;
  return `is not a row of the table: ${error.message}`;
}
