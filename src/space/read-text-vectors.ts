import { FileFormatError, requireOption } from '../errors.js';
import { LineFields } from '../matrix/line-fields.js';
import { parsePlainRow } from '../matrix/parse-number.js';
import { readLineBlocks } from '../matrix/read-lines.js';
import type { Space } from './space.js';
import { decodeWord, type ReadVectorsOptions, WordVectors } from './word-vectors.js';

/**
 * Reads vectors in word2vec's text format (Mikolov et al. 2013), plain or packed: a line with the numbers of words and
 * dimensions, then a word and its numbers a line.
 *
 * A word may hold spaces: the numbers are the last fields of a line. Words beyond the announced number are read too: some
 * converters count the line ends, of which the last line has none. Memory is the space and a buffer.
 *
 * @throws MissingFileError when there is no such file; FileFormatError naming the line that is wrong; OptionError when an
 * option is out of range.
 * @example
 * const space = await readWord2VecText('vectors.txt', { name: 'news', limit: 50_000 });
 */
export async function readWord2VecText(path: string, options: ReadVectorsOptions = {}): Promise<Space> {
  let announced = 0;
  const vectors = await readTextVectors(path, (fields) => {
    const [words, dimensions] = [fields.nextNumber(), fields.nextNumber()];
    const isWhole = Number.isInteger(words) && Number.isInteger(dimensions);
    const isHeader = isWhole && words >= 0 && dimensions >= 1 && dimensions <= mostDimensions;
    if (!isHeader || fields.nextField()) {
      throw fields.error('the numbers of words and dimensions; a file without this line is one for readGlove');
    }
    announced = words;
    return { vectors: new WordVectors(dimensions, options), numbers: new Float32Array(dimensions), isHeader: true };
  });
  if (vectors.read < Math.min(announced, vectors.limit)) {
    const problem = `${announced} words are announced, ${vectors.read} are there; the file is cut short.`;
    throw new FileFormatError(path, 'line 1', problem);
  }
  return vectors.finish('word2vec text');
}

/**
 * Reads vectors in GloVe's text format (Pennington et al. 2014), plain or packed: a word and its numbers a line.
 *
 * A word may hold spaces: the numbers are the last fields of a line. Memory is the space and a buffer.
 *
 * @param options.dimensions numbers a line; default those after the first word of the first line.
 * @throws MissingFileError when there is no such file; FileFormatError naming the line that is wrong; OptionError when an
 * option is out of range.
 * @example
 * const space = await readGlove('glove.840B.300d.txt', { dimensions: 300, duplicates: 'first' });
 */
export async function readGlove(
  path: string,
  options: ReadVectorsOptions & { readonly dimensions?: number } = {},
): Promise<Space> {
  const { dimensions: wanted, ...rest } = options;
  const isCount = wanted === undefined || (Number.isInteger(wanted) && wanted >= 1);
  requireOption(isCount, 'dimensions', wanted, 'a whole number >= 1');
  const vectors = await readTextVectors(path, (fields) => {
    const dimensions = wanted ?? countNumbers(fields);
    return { vectors: new WordVectors(dimensions, rest), numbers: new Float32Array(dimensions), isHeader: false };
  });
  return vectors.finish('GloVe');
}

/** More numbers a line than any vectors have: a first line that announces them is damaged. */
export const mostDimensions = 1 << 20;

/** What the first line tells. */
interface Start {
  readonly vectors: WordVectors;
  /** Takes the numbers of one line. */
  readonly numbers: Float32Array;
  /** Whether the first line tells it alone and holds no word. */
  readonly isHeader: boolean;
}

async function readTextVectors(path: string, begin: (fields: LineFields) => Start): Promise<WordVectors> {
  let start: Start | undefined;
  for await (const block of readLineBlocks(path)) {
    const fields = new LineFields(path, block);
    while (fields.nextLine()) {
      if (isBlank(fields)) continue;
      if (start === undefined) {
        start = begin(fields);
        if (start.isHeader) continue;
      }
      if (start.vectors.isFull) return start.vectors;
      addLine(fields, start);
    }
  }
  if (start === undefined) throw new FileFormatError(path, 'line 1', 'the file is empty, expected words with vectors.');
  return start.vectors;
}

function addLine(fields: LineFields, { vectors, numbers }: Start): void {
  const { bytes, lineBegin, lineEnd } = fields;
  // Most words have no spaces: then the numbers begin after the first separator.
  let wordEnd = lineBegin;
  while (wordEnd < lineEnd && !isSeparator(bytes[wordEnd])) wordEnd++;
  if (parsePlainRow(bytes, wordEnd + 1, numbers) === -1 && !readNumbersAfter(fields, wordEnd, numbers)) {
    wordEnd = findWordEnd(fields, numbers.length);
    if (!readNumbersAfter(fields, wordEnd, numbers)) throw fields.error(`a word and ${numbers.length} numbers`);
  }
  const word = decodeWord(bytes, lineBegin, wordEnd);
  if (word === undefined) throw fields.error('a word in UTF-8');
  const place = vectors.add(word);
  if (place === undefined) {
    throw fields.error(`a word that has not come before; "${word}" has (the option \`duplicates\` keeps the first)`);
  }
  place.set(numbers);
}

/** Reads the numbers after a place in a line; false unless there are just so many, all finite. */
function readNumbersAfter(fields: LineFields, place: number, numbers: Float32Array): boolean {
  fields.end = place;
  for (let count = 0; count < numbers.length; count++) {
    numbers[count] = fields.nextNumber();
    if (!Number.isFinite(numbers[count])) return false;
  }
  return !fields.nextField();
}

/** Goes back over the last fields of a line; what stands before them and one separator is the word. */
function findWordEnd({ bytes, lineBegin, lineEnd }: LineFields, dimensions: number): number {
  let place = lineEnd;
  for (let count = 0; count < dimensions; count++) {
    while (place > lineBegin && isSeparator(bytes[place - 1])) place--;
    while (place > lineBegin && !isSeparator(bytes[place - 1])) place--;
  }
  return Math.max(lineBegin, place - 1);
}

/** Counts the numbers after the first word of a line, and refuses what looks like the first line of word2vec's format. */
function countNumbers(fields: LineFields): number {
  let count = -1;
  while (fields.nextField()) count++;
  fields.end = fields.lineBegin;
  const isHeader = count === 1 && Number.isInteger(fields.nextNumber()) && Number.isInteger(fields.nextNumber());
  if (isHeader)
    throw fields.error('a word and its numbers; a file that begins with two counts is one for readWord2VecText');
  if (count < 1) throw fields.error('a word and its numbers');
  return count;
}

function isBlank(fields: LineFields): boolean {
  const isEmpty = !fields.nextField();
  fields.end = fields.lineBegin;
  return isEmpty;
}

function isSeparator(byte: number): boolean {
  return byte === 32 || byte === 9;
}
