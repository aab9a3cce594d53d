import { isUtf8 } from 'node:buffer';
import { findBadUtf8 } from '../../corpus/find-bad-utf8.js';
import { FileFormatError } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { type LineBlock, readLineBlocks } from '../../matrix/read-lines.js';
import { splitCells } from '../tables/split-cells.js';
import type { NamedAmounts } from './select-parts.js';

/** A table of amounts as it stands in a file. */
export interface AmountTable extends NamedAmounts {
  readonly matrix: DenseMatrix<Float64Array>;
}

/**
 * Reads a table of counts or proportions: a header with the names of parts, then a row an observation. Cells are separated by
 * tabs, semicolons or commas, as in the header; a first column that holds no numbers names the rows.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, for what is no number or below 0, a
 *   row of zeros or of another length, a name that comes twice, and text that is not UTF-8.
 * @example const { partNames, matrix } = await readAmounts('cups.csv')
 */
export async function readAmounts(path: string, options: { readonly signal?: AbortSignal } = {}): Promise<AmountTable> {
  let table: TableReading | undefined;
  for await (const block of readLineBlocks(path)) {
    options.signal?.throwIfAborted();
    for (const [place, text] of linesOf(path, block).entries()) {
      const line = block.firstLine + place;
      const content = (line === 1 ? text.replace(/^\uFEFF/, '') : text).replace(/\r$/, '');
      if (content.trim() === '') continue;
      if (table === undefined) table = new TableReading(path, content, line);
      else table.add(content, line);
    }
  }
  if (table === undefined)
    throw new FileFormatError(path, 'line 1', 'is empty; expected a header with names of parts.');
  return table.finish();
}

function linesOf(path: string, { bytes, firstLine }: LineBlock): string[] {
  const good = isUtf8(bytes) ? bytes.length : findBadUtf8(bytes);
  const lines = bytes.toString('utf8', 0, good).split('\n');
  if (good === bytes.length) return lines.slice(0, -1);
  const problem = 'is not UTF-8. Convert the file first: iconv -f latin1 -t utf-8, or -f utf-16.';
  throw new FileFormatError(path, `line ${firstLine + lines.length - 1}`, problem);
}

/** Takes the lines of a table. */
class TableReading {
  readonly #path: string;
  readonly #separator: string;
  readonly #header: readonly string[];
  readonly #headerLine: number;
  readonly #rows: Float64Array[] = [];
  readonly #rowNames: string[] = [];
  /** Whether the first column names the rows; the first row tells. */
  #isNamed: boolean | undefined;
  #parts: readonly string[] = [];

  constructor(path: string, header: string, line: number) {
    this.#path = path;
    this.#separator = separatorOf(header);
    this.#header = splitCells(header, this.#separator, { path, line });
    this.#headerLine = line;
  }

  add(text: string, line: number): void {
    const cells = splitCells(text, this.#separator, { path: this.#path, line });
    if (this.#isNamed === undefined) this.#begin(cells);
    const named = this.#isNamed === true ? 1 : 0;
    const expected = this.#parts.length + named;
    if (cells.length !== expected) {
      throw this.#fail(line, `has ${cells.length} cells, expected ${expected} as in the header.`);
    }
    const amounts = new Float64Array(this.#parts.length);
    let sum = 0;
    for (let part = 0; part < amounts.length; part++) {
      amounts[part] = this.#readCell(cells[part + named], part, line);
      sum += amounts[part];
    }
    if (sum === 0) throw this.#fail(line, 'has only zeros, so it has no proportions; leave the row out.');
    this.#rows.push(amounts);
    this.#rowNames.push(named === 1 ? cells[0] : String(this.#rows.length));
  }

  finish(): AmountTable {
    const columns = this.#parts.length;
    if (this.#rows.length === 0) throw this.#fail(this.#headerLine, 'is a header without rows below it.');
    const values = new Float64Array(this.#rows.length * columns);
    this.#rows.forEach((row, place) => {
      values.set(row, place * columns);
    });
    const matrix = new DenseMatrix(this.#rows.length, columns, values);
    return { rowNames: this.#rowNames, partNames: this.#parts, matrix };
  }

  #begin(cells: readonly string[]): void {
    // A header may leave out the name of the column of names.
    const isShort = cells.length === this.#header.length + 1;
    this.#isNamed = isShort || this.#header[0] === '' || !isNumber(cells[0]);
    this.#parts = this.#isNamed && !isShort ? this.#header.slice(1) : this.#header;
    const numbers = this.#header.filter(isNumber);
    if (numbers.length === this.#header.length) {
      throw this.#fail(this.#headerLine, 'holds only numbers; expected a header with the names of the parts.');
    }
    const twice = this.#parts.find((name, place) => this.#parts.indexOf(name) !== place);
    if (twice !== undefined) throw this.#fail(this.#headerLine, `names "${twice}" twice; parts need different names.`);
  }

  #readCell(cell: string, part: number, line: number): number {
    const value = isNumber(cell) ? Number(cell) : Number.NaN;
    const place = `has ${JSON.stringify(cell)} in column "${this.#parts[part]}"`;
    if (Number.isNaN(value)) {
      const advice = /^\d+,\d+$/.test(cell) ? 'write decimals with a point' : 'every cell is a count or proportion';
      throw this.#fail(line, `${place}, which is no number; ${advice}.`);
    }
    if (value < 0) throw this.#fail(line, `${place}; counts and proportions are not below 0.`);
    if (value === Number.POSITIVE_INFINITY) throw this.#fail(line, `${place}; counts and proportions are finite.`);
    return value;
  }

  #fail(line: number, problem: string): FileFormatError {
    return new FileFormatError(this.#path, `line ${line}`, problem);
  }
}

function isNumber(cell: string): boolean {
  return cell.trim() !== '' && !Number.isNaN(Number(cell));
}

function separatorOf(header: string): string {
  if (header.includes('\t')) return '\t';
  return header.split(';').length > header.split(',').length ? ';' : ',';
}
