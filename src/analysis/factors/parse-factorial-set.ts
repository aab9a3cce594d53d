import { FileFormatError } from '../../errors.js';
import { createFactorialSet, createWriter, type FactorialRow, type FactorialSet } from './factorial-set.js';

/** Options of {@link parseFactorialSet}. */
export interface ParseFactorialSetOptions {
  /** What errors call it; default `table`. */
  readonly path?: string | undefined;
  /** The text of an item without one, with the names of factors in braces; default its values, joined by spaces. */
  readonly template?: string | undefined;
}

/** The column of texts; all others are factors. */
const textColumn = 'text';

/**
 * Reads a set from tab-separated values: a line with the names of the columns, then one line an item. The column `text`, which may be
 * missing, holds texts, each other column the values of a factor. Blank lines and lines that begin with `#` are passed over.
 *
 * @throws FileFormatError, with the line, for a line with another number of columns or an empty value, less than two factors, a factor with one
 * value alone, or an item that is there twice; OptionError for a template that names another factor.
 * @example parseFactorialSet('adjective\tnoun\nold\thouse\nnew\tcar\n').texts // ['old house', 'new car']
 */
export function parseFactorialSet(text: string, options: ParseFactorialSetOptions = {}): FactorialSet {
  const { path = 'table', template } = options;
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, place) => ({ line, number: place + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const [header, ...body] = lines;
  if (header === undefined || body.length === 0) {
    throw new FileFormatError(path, 'line 1', 'there is no line with the names of the columns, and one an item below.');
  }
  const columns = header.line.split('\t').map((name) => name.trim());
  const textPlace = columns.indexOf(textColumn);
  const names = columns.filter((_, place) => place !== textPlace);
  if (names.length < 2 || names.includes('') || new Set(columns).size < columns.length) {
    const problem = `the columns are ${columns.join(', ')}; expected two factors or more, and perhaps "${textColumn}", each name once.`;
    throw new FileFormatError(path, `line ${header.number}`, problem);
  }
  const write = createWriter(names, template);
  const seen = new Map<string, number>();
  const rows = body.map(({ line, number }): FactorialRow => {
    const cells = line.split('\t').map((cell) => cell.trim());
    const place = `line ${number}`;
    if (cells.length !== columns.length) {
      throw new FileFormatError(path, place, `${cells.length} columns, expected ${columns.length}, separated by tabs.`);
    }
    const empty = cells.findIndex((cell, column) => cell === '' && column !== textPlace);
    if (empty >= 0) throw new FileFormatError(path, place, `the column "${columns[empty]}" is empty.`);
    const values = cells.filter((_, column) => column !== textPlace);
    const own = textPlace < 0 || cells[textPlace] === '' ? write(values) : cells[textPlace];
    const key = JSON.stringify([own, ...values]);
    const before = seen.get(key);
    if (before !== undefined)
      throw new FileFormatError(path, place, `the same as line ${before}; give each item once.`);
    seen.set(key, number);
    return { values, text: own };
  });
  names.forEach((name, factor) => {
    const first = rows[0].values[factor];
    if (rows.some(({ values }) => values[factor] !== first)) return;
    throw new FileFormatError(path, `column ${name}`, `holds "${first}" alone; a factor has two values or more.`);
  });
  return createFactorialSet(names, rows);
}
