import { isUtf8 } from 'node:buffer';
import { FileFormatError } from '../../errors.js';
import { longestParagraph } from '../readers/paragraphs.js';
import { cutByteLines } from './cut-byte-lines.js';
import type { RecordInput } from './record-settings.js';

/** Characters of a damaged record that are shown. */
const shownCharacters = 80;

/** What records end in, so that nothing goes on from one to the next. */
const ends = { lines: Buffer.from('\n'), blocks: Buffer.from('\n\n') } as const;

/**
 * Turns records in base64, one a line, into the bytes of one text.
 *
 * @param onBad is told of records that are no UTF-8, and of blocks so long that how they are cut depends on what lies before
 *   them; they are left out.
 */
export async function* readRecords(
  input: AsyncIterable<Uint8Array>,
  { records, format, options }: RecordInput,
  onBad: (error: FileFormatError) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const end = records === 'blocks' ? ends.blocks : ends.lines;
  const isUnicode = /^utf-?8$/i.test(String(options['encoding'] ?? 'utf-8'));
  const longest = records === 'blocks' && format === 'text' ? longestParagraph : Number.POSITIVE_INFINITY;
  for await (const lines of cutByteLines(input)) {
    const pieces: Buffer[] = [];
    for (const line of lines) {
      const record = Buffer.from(line.toString('latin1'), 'base64');
      const problem = describeProblem(record, isUnicode, longest);
      if (problem === undefined) pieces.push(record, end);
      else onBad(new FileFormatError('the input', `the record "${shorten(record)}"`, problem));
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
