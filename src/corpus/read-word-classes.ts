import { FileFormatError } from '../errors.js';
import { decodeLabels } from '../matrix/container-labels.js';
import { makeOfArrays, readContainer } from '../matrix/read-container.js';
import { Vocabulary } from './vocabulary.js';
import type { WordClasses } from './write-word-classes.js';

/**
 * Reads the words of a text that `writeWordClasses` wrote.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or of another kind.
 */
export async function readWordClasses(path: string): Promise<WordClasses> {
  const { arrays } = await readContainer(path);
  const take = <Values>(name: string, isType: (values: unknown) => values is Values): Values => {
    const values = arrays.get(`words.${name}`)?.values;
    if (isType(values)) return values;
    throw new FileFormatError(path, `"words.${name}"`, 'is missing or of another type; the file holds no words.');
  };
  const offsets = take('offsets', (values) => values instanceof Uint32Array);
  const bytes = take('bytes', (values) => values instanceof Uint8Array);
  const vocabulary = makeOfArrays(path, 'the words of a text', () => {
    return new Vocabulary('the vocabulary', decodeLabels({ offsets, bytes }));
  });
  const [tokens, ...others] = take('tokens', (values) => values instanceof Float64Array);
  const lists = {
    frequencies: take('frequencies', (values) => values instanceof Float64Array),
    targets: take('targets', (values) => values instanceof Int32Array),
    contexts: take('contexts', (values) => values instanceof Int32Array),
  };
  const isWhole = Object.values(lists).every(({ length }) => length === vocabulary.size);
  if (!isWhole || tokens === undefined || others.length > 0) {
    throw new FileFormatError(path, 'arrays', `do not have one number for each of ${vocabulary.size} words.`);
  }
  return { vocabulary, tokens, ...lists };
}
