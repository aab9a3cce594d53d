import { FileFormatError } from '../errors.js';
import { LineFields } from '../matrix/line-fields.js';
import { readLineBlocks } from '../matrix/read-lines.js';
import { decodeWord } from './word-vectors.js';

/**
 * Reads the words of a matrix's rows, one a line, in order, plain or packed; lines end as on any system.
 *
 * A word is all of its line, spaces too, and may be empty: the rows are counted by lines. A mark of byte order before the
 * first one is left out.
 *
 * @throws MissingFileError when there is no such file; FileFormatError naming the line that is no UTF-8.
 */
export async function readVocabulary(path: string): Promise<string[]> {
  const words: string[] = [];
  for await (const block of readLineBlocks(path)) {
    const fields = new LineFields(path, block);
    while (fields.nextLine()) {
      const word = decodeWord(fields.bytes, fields.lineBegin, fields.lineEnd);
      if (word === undefined) throw new FileFormatError(path, `line ${words.length + 1}`, 'expected a word in UTF-8.');
      words.push(words.length === 0 ? word.replace(/^\uFEFF/, '') : word);
    }
  }
  return words;
}
