import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FileFormatError, MissingFileError, QualiaError } from '../../errors.js';
import type { Contrast } from './circuit-task.js';
import { spansFromStarts } from './span-schema.js';

/** Columns that hold no start of a span. */
const textColumns = ['clean', 'counterfactual', 'right', 'wrong'] as const;

/**
 * Reads contrasts of a table with a header: the columns `clean` (or `prompt`), `counterfactual`, `right` and `wrong`, then one column for each span, in order, with the place
 * of its first token, counted from 0 (the layout of Haklay et al. 2025); a last column `length` is left out. Without columns of spans, contrasts have none.
 *
 * Tokens are separated by blanks. Files named .csv have commas, others tabs.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, for what is malformed.
 * @example await readContrasts('agreement.tsv')
 */
export async function readContrasts(path: string): Promise<Contrast[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new MissingFileError(path, 'Give the path of a table of contrasts.', { cause });
  });
  if (!isUtf8(bytes)) {
    throw new FileFormatError(path, 'text', 'is not UTF-8. Convert it first: iconv -f latin1 -t utf-8.');
  }
  const [header, ...rows] = readCells(path, bytes);
  if (header === undefined) throw new FileFormatError(path, 'line 1', 'is not there: the file is empty.');
  const names = header.cells.map((name) => (name.trim() === 'prompt' ? 'clean' : name.trim()));
  const missing = textColumns.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new FileFormatError(path, 'line 1', `has no column "${missing}", but ${names.join(', ')}.`);
  }
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new FileFormatError(path, 'line 1', `has the column "${twice}" twice.`);
  if (rows.length === 0) throw new FileFormatError(path, 'line 2', 'is not there: the table has no contrast.');
  const isText = (name: string): boolean => textColumns.some((one) => one === name) || name === 'length';
  const spans = names.filter((name) => !isText(name));
  return rows.map(({ cells, line }) => {
    if (cells.length !== names.length) {
      throw new FileFormatError(path, `line ${line}`, `has ${cells.length} cells; expected ${names.length}.`);
    }
    const cell = (name: string): string => (cells[names.indexOf(name)] as string).trim();
    const words = (name: string): string[] =>
      cell(name)
        .split(/\s+/)
        .filter((word) => word !== '');
    const contrast = { clean: words('clean'), counterfactual: words('counterfactual') };
    const empty = textColumns.find((name) => cell(name) === '');
    if (empty !== undefined) throw new FileFormatError(path, `line ${line}`, `has nothing in the column "${empty}".`);
    const answers = { right: cell('right'), wrong: cell('wrong') };
    if (spans.length === 0) return { ...contrast, ...answers };
    const starts = spans.map((name) => (/^\d+$/.test(cell(name)) ? Number(cell(name)) : Number.NaN));
    try {
      return { ...contrast, ...answers, spans: spansFromStarts(contrast.clean, spans, starts) };
    } catch (cause) {
      if (!(cause instanceof QualiaError)) throw cause;
      throw new FileFormatError(path, `line ${line}`, `has spans that do not fit: ${cause.message}`, { cause });
    }
  });
}

interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

function readCells(path: string, bytes: Uint8Array): TableRow[] {
  const isCsv = path.toLowerCase().endsWith('.csv');
  try {
    const rows = parse(Buffer.from(bytes), {
      bom: true,
      delimiter: isCsv ? ',' : '\t',
      quote: isCsv ? '"' : false,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    return rows.map(({ info, record }) => ({ cells: record, line: info.lines }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new FileFormatError(path, 'table', `is malformed: ${cause.message}`, { cause });
  }
}
