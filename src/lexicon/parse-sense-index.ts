import { FileFormatError } from '../errors.js';
import { normaliseLemma } from './synset.js';

/** The lines of a WordNet `index.sense` file, grouped by lemma; numbers lie in columns, text is cut when asked for. */
export interface SenseIndex {
  /** How many senses there are; each has a row from 0. */
  readonly senseCount: number;
  /** For each sense its byte offset in the data file of its type. */
  readonly offsets: Int32Array;
  /** For each sense the type digit of its key: 1 noun, 2 verb, 3 adjective, 4 adverb, 5 satellite. */
  readonly types: Uint8Array;
  readonly ranks: Int32Array;
  readonly counts: Int32Array;
  /** For each normalised lemma its group; the rows of group g are `groupStarts[g]` to `groupStarts[g + 1] - 1`. */
  readonly groups: ReadonlyMap<string, number>;
  readonly groupStarts: Int32Array;
  key(row: number): string;
}

const digitZero = 48;
const space = 32;

/**
 * Parses the text of an `index.sense` file (senseidx(5WN)): `sense_key synset_offset sense_number tag_count` a line.
 *
 * @param path named in errors.
 * @throws FileFormatError with the line number when a line is not of that form, the last line is cut off, or the lines
 * of one lemma do not stand together.
 */
export function parseSenseIndex(text: string, path: string): SenseIndex {
  const rows = countLines(text);
  const starts = new Int32Array(rows + 1);
  const [offsets, ranks, counts] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows)];
  const types = new Uint8Array(rows);
  const groups = new Map<string, number>();
  const groupStarts: number[] = [];
  let groupPrefix = '%';
  let start = 0;
  for (let row = 0; row < rows; row++) {
    const end = text.indexOf('\n', start);
    const percent = text.indexOf('%', start);
    const fields = readNumbers(text, percent, end);
    if (percent <= start || fields === undefined) throw badLine(text.slice(start, end), path, row);
    starts[row] = start;
    types[row] = text.charCodeAt(percent + 1) - digitZero;
    [offsets[row], ranks[row], counts[row]] = fields;
    if (!text.startsWith(groupPrefix, start)) {
      groupPrefix = text.slice(start, percent + 1);
      groups.set(normaliseLemma(groupPrefix.slice(0, -1)), groupStarts.length);
      if (groups.size === groupStarts.length) {
        throw new FileFormatError(
          path,
          `line ${row + 1}`,
          `expected all senses of ${groupPrefix.slice(0, -1)} together.`,
        );
      }
      groupStarts.push(row);
    }
    start = end + 1;
  }
  starts[rows] = start;
  if (start < text.length) throw badLine(text.slice(start), path, rows);
  groupStarts.push(rows);
  const key = (row: number): string => text.slice(starts[row], text.indexOf(' ', starts[row]));
  return { senseCount: rows, offsets, types, ranks, counts, groups, groupStarts: Int32Array.from(groupStarts), key };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

// Reads the three numbers that end a line; undefined when the line has another form.
function readNumbers(text: string, percent: number, end: number): [number, number, number] | undefined {
  if (percent === -1 || percent >= end) return undefined;
  const type = text.charCodeAt(percent + 1) - digitZero;
  const first = text.indexOf(' ', percent);
  const second = text.indexOf(' ', first + 1);
  const third = text.indexOf(' ', second + 1);
  if (type < 1 || type > 5 || first === -1 || second !== first + 9 || third === -1 || third >= end) return undefined;
  const offset = readDigits(text, first + 1, second);
  const rank = readDigits(text, second + 1, third);
  const count = readDigits(text, third + 1, text.charCodeAt(end - 1) === space ? end - 1 : end);
  return offset < 0 || rank < 1 || count < 0 ? undefined : [offset, rank, count];
}

function readDigits(text: string, start: number, end: number): number {
  if (start >= end || end - start > 9) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - digitZero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function badLine(line: string, path: string, row: number): FileFormatError {
  const problem = `expected "sense_key offset sense_number tag_count", found "${line.slice(0, 80)}".`;
  return new FileFormatError(path, `line ${row + 1}`, problem);
}
