import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWordClasses } from '../../src/corpus/read-word-classes.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { writeWordClasses } from '../../src/corpus/write-word-classes.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

describe('writeWordClasses, then readWordClasses', () => {
  it('changes nothing, whatever the words', async () => {
    const path = join(await makeTemporaryFolder(), 'words');
    const words = {
      vocabulary: new Vocabulary('the vocabulary', ['the', '__proto__', '', 'constructor', 'naïve']),
      frequencies: Float64Array.of(2 ** 40, 5, 4, 3, 1),
      tokens: 2 ** 41,
      targets: Int32Array.of(0, -1, 1, 2, -1),
      contexts: Int32Array.of(-1, 0, 1, 2, 3),
    };
    await writeWordClasses(path, words);
    const read = await readWordClasses(path);
    expect(read.vocabulary.labels).toEqual(words.vocabulary.labels);
    expect({ ...read, vocabulary: undefined }).toEqual({ ...words, vocabulary: undefined });
  });

  it('refuses files that are missing or of another kind', async () => {
    const path = join(await makeTemporaryFolder(), 'words');
    await expect(readWordClasses(path)).rejects.toThrow(MissingFileError);
    await writeContainer(path, new Map(), new Map());
    await expect(readWordClasses(path)).rejects.toThrow(FileFormatError);
  });

  it('names the file where its arrays do not fit each other', async () => {
    const path = join(await makeTemporaryFolder(), 'words');
    const words = {
      vocabulary: new Vocabulary('the vocabulary', ['the', 'oak']),
      frequencies: Float64Array.of(5, 4),
      tokens: 9,
      targets: Int32Array.of(0, -1),
      contexts: Int32Array.of(-1, 0),
    };
    await writeWordClasses(path, { ...words, targets: Int32Array.of(0) });
    await expect(readWordClasses(path)).rejects.toThrow(`${path}, arrays: do not have one number for each of 2 words`);
    await writeWordClasses(path, words);
    const { arrays } = await readContainer(path);
    const offsets = { shape: [3], values: Uint32Array.of(0, 9, 6) };
    await writeContainer(path, new Map([...arrays, ['words.offsets', offsets]]), new Map());
    await expect(readWordClasses(path)).rejects.toThrow(`${path}, arrays: do not make up the words of a text`);
  });
});
