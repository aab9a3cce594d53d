import { FileFormatError } from '../errors.js';
import { parsePlainRow, parseSingle, textOf } from './parse-number.js';
import type { LineBlock } from './read-lines.js';

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const tab = 9;

/** Walks over the lines of a block and, in each, over its fields, which spaces and tabs separate. */
export class LineFields {
  readonly bytes: Buffer;
  readonly #path: string;
  readonly #firstLine: number;
  #lines = -1;
  #next = 0;
  /** Where the line begins. */
  lineBegin = 0;
  /** Where the line ends, without its line feed. */
  lineEnd = 0;
  /** Where the field begins. */
  begin = 0;
  /** Where the field ends. */
  end = 0;

  constructor(path: string, { bytes, firstLine }: LineBlock) {
    this.#path = path;
    this.bytes = bytes;
    this.#firstLine = firstLine;
  }

  /** Goes to the next line and before its first field; false behind the last. */
  nextLine(): boolean {
    if (this.#next >= this.bytes.length) return false;
    this.lineBegin = this.#next;
    const found = this.bytes.indexOf(lineFeed, this.#next);
    const end = found === -1 ? this.bytes.length : found;
    this.#next = end + 1;
    this.lineEnd = end > this.lineBegin && this.bytes[end - 1] === carriageReturn ? end - 1 : end;
    this.end = this.lineBegin;
    this.#lines++;
    return true;
  }

  /**
   * Goes to the next line where that is a plain row (see {@link parsePlainRow}) of as many numbers as there is room for, and reads
   * them; otherwise false, and nothing has happened but to what is in `numbers`.
   */
  nextPlainRow(numbers: Float64Array): boolean {
    const next = parsePlainRow(this.bytes, this.#next, numbers);
    if (next === -1) return false;
    this.lineBegin = this.#next;
    this.lineEnd = next - 1;
    this.end = this.lineEnd;
    this.#next = next;
    this.#lines++;
    return true;
  }

  /** Goes to the next field of the line; false behind the last. */
  nextField(): boolean {
    const { bytes, lineEnd } = this;
    let place = this.end;
    while (place < lineEnd && (bytes[place] === space || bytes[place] === tab)) place++;
    this.begin = place;
    while (place < lineEnd && bytes[place] !== space && bytes[place] !== tab) place++;
    this.end = place;
    return this.begin < place;
  }

  /** Reads the next field as a number, to single precision but all 15 digits of whole ones; NaN where it is none. */
  nextNumber(): number {
    return this.nextField() ? parseSingle(this.bytes, this.begin, this.end) : Number.NaN;
  }

  /** The line as text. */
  get line(): string {
    return textOf(this.bytes, this.lineBegin, this.lineEnd);
  }

  /** Makes the error for a line that is not what it should be. */
  error(expected: string): FileFormatError {
    const shown = this.line.length > 60 ? `${this.line.slice(0, 60)}...` : this.line;
    const found = `found ${JSON.stringify(shown)}, expected ${expected}.`;
    return new FileFormatError(this.#path, `line ${this.#firstLine + this.#lines}`, found);
  }
}
