import { FileFormatError } from '../errors.js';
import { DenseMatrix } from './dense-matrix.js';
import { LineFields } from './line-fields.js';
import { readLineBlocks } from './read-lines.js';
import { SparseBuilder } from './sparse-builder.js';
import type { SparseMatrix } from './sparse-matrix.js';

/**
 * Reads a file in the Matrix Market exchange format (Boisvert, Pozo & Remington 1996), plain or packed by gzip,
 * bzip2, xz or zstd.
 *
 * A `coordinate` file gives a sparse matrix: cells given twice are added up, zeros are dropped, a pattern is ones. An
 * `array` file gives a dense one. Symmetric and skew-symmetric matrices are spelled out. Complex ones are refused.
 * Memory is the result and what a `SparseBuilder` needs; sparse matrices of more than 16,777,216 rows or columns are read where
 * a cell comes with every 64 of them.
 *
 * @throws MissingFileError when there is no such file; FileFormatError naming the line that is wrong.
 * @example
 * const counts = await readMatrixMarket('counts.mtx.gz');
 */
export async function readMatrixMarket(path: string): Promise<SparseMatrix | DenseMatrix<Float32Array>> {
  let parser: MatrixMarketParser | undefined;
  for await (const block of readLineBlocks(path)) {
    const fields = new LineFields(path, block);
    if (parser === undefined) {
      fields.nextLine();
      parser = new MatrixMarketParser(path, parseBanner(fields));
    }
    parser.addLines(fields);
  }
  if (parser === undefined) throw new FileFormatError(path, 'line 1', 'the file is empty, expected %%MatrixMarket.');
  return parser.finish();
}

const layouts = ['coordinate', 'array'] as const;
const fieldTypes = ['real', 'double', 'integer', 'pattern'] as const;
const symmetries = ['general', 'symmetric', 'skew-symmetric'] as const;

/** What the first line says. */
interface Banner {
  readonly layout: (typeof layouts)[number];
  readonly isPattern: boolean;
  readonly symmetry: (typeof symmetries)[number];
}

function parseBanner(fields: LineFields): Banner {
  const [banner, object, ...rest] = fields.line.trim().toLowerCase().split(/\s+/);
  const layout = layouts.find((name) => name === rest[0]);
  const type = fieldTypes.find((name) => name === rest[1]);
  const symmetry = symmetries.find((name) => name === rest[2]);
  const isBanner = banner === '%%matrixmarket' && object === 'matrix' && rest.length === 3;
  const isPattern = type === 'pattern';
  if (!isBanner || layout === undefined || type === undefined || symmetry === undefined) {
    const names = [layouts, fieldTypes, symmetries].map((list) => list.join('|')).join(' ');
    throw fields.error(`%%MatrixMarket matrix ${names}`);
  }
  if (isPattern && layout === 'array') throw fields.error('numbers in an array, not a pattern');
  return { layout, isPattern, symmetry };
}

/** The sizes that the line after the comments says. */
interface Sizes {
  readonly rows: number;
  readonly columns: number;
  /** How many numbers or cells follow. */
  readonly length: number;
}

const percent = 37;

const mostRows = 2 ** 31 - 1;

/** Of cells; a matrix takes memory for each of its rows and columns, so that a larger one must hold cells for them. */
const mostEmptyRows = 2 ** 24;
const mostRowsPerCell = 64;

class MatrixMarketParser {
  readonly #path: string;
  readonly #banner: Banner;
  readonly #builder = new SparseBuilder();
  /** The numbers of a line: one, or row and column, and a value where they are not ones. */
  readonly #line: Float64Array;
  #sizes: Sizes | undefined;
  #numbers = new Float32Array(1 << 10);
  #read = 0;

  constructor(path: string, banner: Banner) {
    this.#path = path;
    this.#banner = banner;
    this.#line = new Float64Array(banner.layout === 'array' ? 1 : banner.isPattern ? 2 : 3);
  }

  /** Reads lines after the first. */
  addLines(fields: LineFields): void {
    while (this.#addPlainLine(fields) || this.#addLine(fields));
  }

  /** Reads a line as nearly all are; false where it is another. */
  #addPlainLine(fields: LineFields): boolean {
    const sizes = this.#sizes;
    if (sizes === undefined || this.#read === sizes.length || !fields.nextPlainRow(this.#line)) return false;
    this.#addNumbers(fields, sizes);
    return true;
  }

  /** Reads any line; false where there is none. */
  #addLine(fields: LineFields): boolean {
    if (!fields.nextLine()) return false;
    if (fields.bytes[fields.lineBegin] === percent && this.#sizes === undefined) return true;
    if (!fields.nextField()) return true;
    fields.end = fields.lineBegin;
    if (this.#sizes === undefined) {
      this.#sizes = this.#readSizes(fields);
      return true;
    }
    if (this.#read === this.#sizes.length) throw fields.error(`the end after ${this.#read} lines of numbers`);
    for (let at = 0; at < this.#line.length; at++) this.#line[at] = fields.nextNumber();
    if (fields.nextField()) throw fields.error(this.#describe(this.#sizes));
    this.#addNumbers(fields, this.#sizes);
    return true;
  }

  finish(): SparseMatrix | DenseMatrix<Float32Array> {
    if (this.#sizes === undefined) throw new FileFormatError(this.#path, 'the end', 'comes before the line of sizes.');
    if (this.#read < this.#sizes.length) {
      const problem = `comes after ${this.#read} of ${this.#sizes.length} lines of numbers; the file is cut short.`;
      throw new FileFormatError(this.#path, 'the end', problem);
    }
    if (this.#banner.layout === 'coordinate') return this.#builder.build(this.#sizes);
    return spellOut(this.#numbers, this.#sizes, this.#banner.symmetry);
  }

  #readSizes(fields: LineFields): Sizes {
    const { layout, symmetry } = this.#banner;
    const [rows, columns] = [fields.nextNumber(), fields.nextNumber()];
    const cells = layout === 'coordinate' ? fields.nextNumber() : countNumbers(rows, columns, symmetry);
    const isSize = [rows, columns, cells].every((size) => Number.isInteger(size) && size >= 0);
    if (!isSize || rows > mostRows || columns > mostRows || fields.nextField()) {
      throw fields.error(layout === 'coordinate' ? 'rows, columns and cells' : 'rows and columns');
    }
    if (symmetry !== 'general' && rows !== columns)
      throw fields.error(`as many rows as columns in a ${symmetry} matrix`);
    const most = Math.max(mostEmptyRows, mostRowsPerCell * cells);
    if (layout === 'coordinate' && Math.max(rows, columns) > most) {
      throw fields.error(`at most ${most} rows and columns for ${cells} cells`);
    }
    return { rows, columns, length: cells };
  }

  /** What a line of numbers has. */
  #describe({ rows, columns }: Sizes): string {
    const { layout, isPattern } = this.#banner;
    if (layout === 'array') return 'one number';
    return `row 1..${rows}, column 1..${columns}${isPattern ? '' : ' and a number'}`;
  }

  #addNumbers(fields: LineFields, sizes: Sizes): void {
    const line = this.#line;
    const value = line.length === 2 ? 1 : (line[line.length - 1] as number);
    let isRight = Number.isFinite(Math.fround(value));
    if (line.length > 1) {
      const row = line[0] as number;
      const column = line[1] as number;
      isRight &&= row >= 1 && row <= sizes.rows && column >= 1 && column <= sizes.columns;
      isRight &&= Number.isInteger(row) && Number.isInteger(column);
    }
    if (!isRight) throw fields.error(this.#describe(sizes));
    if (line.length === 1) this.#addNumber(value);
    else this.#addCell(fields, value);
    this.#read++;
  }

  #addNumber(value: number): void {
    if (this.#read === this.#numbers.length) {
      const longer = new Float32Array(2 * this.#read);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#read] = value;
  }

  #addCell(fields: LineFields, value: number): void {
    const { symmetry } = this.#banner;
    const row = this.#line[0] as number;
    const column = this.#line[1] as number;
    this.#builder.add(row - 1, column - 1, value);
    if (symmetry === 'general') return;
    if (column > row) throw fields.error('a cell on or below the diagonal');
    if (column < row) this.#builder.add(column - 1, row - 1, symmetry === 'symmetric' ? value : -value);
    else if (symmetry === 'skew-symmetric' && value !== 0) throw fields.error('0 on the diagonal');
  }
}

/** How many numbers an array file lists: all, or those on and below the diagonal, or those below it. */
function countNumbers(rows: number, columns: number, symmetry: Banner['symmetry']): number {
  if (symmetry === 'general') return rows * columns;
  return (rows * (symmetry === 'symmetric' ? rows + 1 : rows - 1)) / 2;
}

/** Spells out the numbers of an array file, which come column by column. */
function spellOut(
  numbers: Float32Array,
  { rows, columns }: Sizes,
  symmetry: Banner['symmetry'],
): DenseMatrix<Float32Array> {
  const values = new Float32Array(rows * columns);
  let read = 0;
  for (let column = 0; column < columns; column++) {
    const first = symmetry === 'general' ? 0 : symmetry === 'symmetric' ? column : column + 1;
    for (let row = first; row < rows; row++) {
      const value = numbers[read];
      read++;
      values[row * columns + column] = value;
      if (symmetry !== 'general')
        values[column * columns + row] = symmetry === 'symmetric' || value === 0 ? value : -value;
    }
  }
  return new DenseMatrix(rows, columns, values);
}
