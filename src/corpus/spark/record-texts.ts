import { isUtf8 } from 'node:buffer';
import { FileFormatError } from '../../errors.js';
import { longestParagraph } from '../readers/paragraphs.js';
import { cutByteLines } from './cut-byte-lines.js';
import type { RecordInput } from './record-settings.js';

/** Characters of a damaged record that are shown. */
const shownCharacters = 80;

/** What records end in, so that nothing goes on from one to the next. */
const ends = { lines: Buffer.from('\n'), blocks: Buffer.from('\n\n') } as const;

/** So many records may wait between being decoded and being read. */
const rememberedRecords = 1 << 16;

/** The beginnings of the latest records, so that a damaged one can be shown: its number says nothing outside its task. */
export class RecordMemory {
  readonly #latest: string[] = [];
  #size = 0;

  /** Takes the next record. */
  add(record: Buffer): void {
    this.#latest[this.#size % rememberedRecords] = shorten(record);
    this.#size++;
  }

  /** Replaces the number of a line in an error by the line. */
  explain(error: FileFormatError): FileFormatError {
    const number = Number(/^line (\d+)$/.exec(error.place)?.[1]);
    const record = number > this.#size - rememberedRecords ? this.#latest[(number - 1) % rememberedRecords] : undefined;
    if (record === undefined) return error;
    const problem = error.message.slice(`${error.path}, ${error.place}: `.length);
    return new FileFormatError(error.path, `the record "${record}"`, problem, { cause: error });
  }
}

/**
 * Turns records in base64, one a line, into the bytes of one text.
 *
 * @param memory remembers the records.
 * @param onBad is told of records that are no UTF-8, and of blocks so long that how they are cut depends on what lies before
 *   them; they are left out.
 */
export async function* readRecords(
  input: AsyncIterable<Uint8Array>,
  { records, format, options }: RecordInput,
  onBad: (error: FileFormatError) => void,
  memory: RecordMemory,
): AsyncGenerator<Uint8Array, void, undefined> {
  const end = records === 'blocks' ? ends.blocks : ends.lines;
  const isUnicode = /^utf-?8$/i.test(String(options['encoding'] ?? 'utf-8'));
  const longest = records === 'blocks' && format === 'text' ? longestParagraph : Number.POSITIVE_INFINITY;
  for await (const lines of cutByteLines(input)) {
    const pieces: Buffer[] = [];
    for (const line of lines) {
      const record = Buffer.from(line.toString('latin1'), 'base64');
      const problem = describeProblem(record, isUnicode, longest);
      if (problem === undefined) {
        pieces.push(record, end);
        memory.add(record);
      } else onBad(new FileFormatError('the input', `the record "${shorten(record)}"`, problem));
    }
    yield Buffer.concat(pieces);
  }
}

function describeProblem(record: Buffer, isUnicode: boolean, longest: number): string | undefined {
  if (isUnicode && !isUtf8(record)) return 'is not UTF-8; convert it, or name its encoding with --encoding.';
  if (record.length <= longest) return undefined;
  const advice = 'where it is cut depends on the file before it. Give --records files, or --format lines.';
  return `is a block of more than ${longest} bytes, and ${advice}`;
}

function shorten(record: Buffer): string {
  const text = record.subarray(0, 4 * shownCharacters).toString();
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}...`;
}
