import { parse } from 'csv-parse/sync';
import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';

/** A row of a file, with the line it stands in, from 1. */
export interface DatasetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What stands between the cells of a row: any run of blanks, or one character. */
export type CellSeparator = 'blanks' | '\t' | ',' | ';';

/**
 * Cuts a file into rows of cells without blanks around them; rows that are blank are left out.
 *
 * Lines may end in LF, CR-LF, CR-CR-LF as in the file of Mitchell and Lapata (2008), or CR; a byte-order mark is passed
 * over. With commas and semicolons, `"` encloses cells that hold the separator or a line end. With tabs and blanks a cell that
 * is enclosed as a whole loses its quotes, and other quotes are text.
 *
 * @param options.quotes whether quotes enclose cells; default true.
 * @throws FileFormatError where a quote is opened and not closed.
 */
export function readRows(
  file: DatasetFile,
  separator: CellSeparator,
  options: { readonly quotes?: boolean } = {},
): DatasetRow[] {
  const { quotes = true } = options;
  const lines = file.text.replace(/^\uFEFF/, '').split(/(?<!\r)\r*\n|\r/);
  if (quotes && (separator === ',' || separator === ';')) return readQuotedRows(file.path, lines.join('\n'), separator);
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const cells = separator === 'blanks' ? text.trim().split(/\s+/) : text.split(separator).map((cell) => cell.trim());
    return [{ line: index + 1, cells: quotes ? cells.map((cell) => cell.replace(/^"([^"]*)"$/, '$1')) : cells }];
  });
}

/**
 * Finds the separator of a text: tabs, commas, semicolons or blanks, the first of them that its first row holds; lines
 * before it that begin with # are comments.
 */
export function findSeparator(text: string): CellSeparator {
  const first = text.split(/[\r\n]+/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  return (['\t', ',', ';'] as const).find((separator) => first.includes(separator)) ?? 'blanks';
}

/**
 * Reads a file whose first line names its columns, and gives the cells of the wanted columns in the order wanted, however
 * the file orders them. Case does not count in names.
 *
 * @param wanted the names of each column; the first is the usual one, the others are alternatives.
 * @param options.quotes as in {@link readRows}.
 * @throws FileFormatError where a wanted column is missing in the header, or a row has more or fewer cells than the
 *   header.
 */
export function readNamedRows(
  file: DatasetFile,
  separator: CellSeparator,
  wanted: readonly (readonly string[])[],
  options: { readonly quotes?: boolean } = {},
): DatasetRow[] {
  const [header, ...rows] = readRows(file, separator, options);
  const usual = wanted.map(([name]) => name).join(' ');
  if (header === undefined)
    throw new FileFormatError(file.path, 'line 1', `expected the columns ${usual}, found nothing.`);
  const names = header.cells.map((name) => name.toLowerCase());
  const columns = wanted.map((alternatives) => {
    const known = new Set(alternatives.map((name) => name.toLowerCase()));
    const column = names.findIndex((name) => known.has(name));
    if (column !== -1) return column;
    const found = `expected the columns ${usual}, found ${header.cells.join(' ')}`;
    throw new FileFormatError(file.path, `line ${header.line}`, `${found}: there is no ${alternatives[0]}.`);
  });
  return rows.map(({ line, cells }) => {
    requireCells(file.path, { line, cells }, header.cells);
    return { line, cells: columns.map((column) => cells[column] as string) };
  });
}

/**
 * Requires that a row has a cell for each column, and none more.
 *
 * @throws FileFormatError with the line and the columns expected.
 */
export function requireCells(path: string, row: DatasetRow, columns: readonly string[]): void {
  const { line, cells } = row;
  if (cells.length === columns.length) return;
  const expected = `expected ${columns.length} cells (${columns.join(' ')})`;
  throw new FileFormatError(
    path,
    `line ${line}`,
    `${expected}, found ${cells.length}: "${cells.join(' ').slice(0, 80)}".`,
  );
}

/** Tells whether a cell is a decimal number, for instance `7`, `-.5` or `2e-3`. */
export function isNumber(cell: string | undefined): cell is string {
  return cell !== undefined && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(cell);
}

/**
 * Reads a rating.
 *
 * @throws FileFormatError where the cell is no finite decimal number.
 */
export function readRating(path: string, line: number, cell: string | undefined): number {
  const value = isNumber(cell) ? Number(cell) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new FileFormatError(path, `line ${line}`, `expected a number as rating, found "${cell ?? ''}".`);
}

/**
 * Reads a word.
 *
 * @throws FileFormatError where the cell is empty or missing.
 */
export function readWord(path: string, line: number, cell: string | undefined): string {
  if (cell !== undefined && cell !== '') return cell;
  throw new FileFormatError(path, `line ${line}`, 'expected a word, found an empty cell.');
}

/** What the library gives for a row when asked for its place; `lines` is the row's last line. */
interface QuotedRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function readQuotedRows(path: string, text: string, delimiter: string): DatasetRow[] {
  try {
    const rows = parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    });
    return (rows as unknown as QuotedRow[])
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code, lines = 1 } = error as { readonly code?: string; readonly lines?: number };
    const problem =
      code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote was opened and never closed.' : `is not a row: ${error.message}`;
    throw new FileFormatError(path, `line ${lines}`, problem, { cause: error });
  }
}
