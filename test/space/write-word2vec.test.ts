import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { ParseError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { readWord2VecText } from '../../src/space/read-text-vectors.js';
import { readWord2VecBinary } from '../../src/space/read-word2vec-binary.js';
import { Space } from '../../src/space/space.js';
import { writeWord2Vec } from '../../src/space/write-word2vec.js';
import { snapshot, sparseFromRows } from '../matrix/arbitraries.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

function spaceOf(words: readonly string[], matrix: Space['matrix']): Space {
  return new Space({ name: 'vectors', targets: new Vocabulary('the words', words), matrix, history: [] });
}

describe('writeWord2Vec, then reading', () => {
  it.each([true, false])('changes no word and no number, binary: %s', async (binary) => {
    const path = join(await makeTemporaryFolder(), 'vectors');
    const read = binary ? readWord2VecBinary : readWord2VecText;
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('constructor', '__proto__', ''));
    const lists = fc.uniqueArray(
      word.filter((text) => !/[ \t\r\n\0]/.test(text)),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(lists, fc.float({ noNaN: true, noDefaultInfinity: true }), async (words, number) => {
        const values = Float32Array.from({ length: 3 * words.length }, (_, place) => number / (place + 1));
        const matrix = new DenseMatrix(words.length, 3, values);
        const before = snapshot(matrix);
        await writeWord2Vec(path, spaceOf(words, matrix), { binary });
        const space = await read(path);
        expect(space.targets.labels).toEqual(words);
        expect([...space.matrix.values].map((value) => value + 0)).toEqual([...values].map((value) => value + 0));
        expect(snapshot(matrix)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('writeWord2Vec', () => {
  it('spells out sparse rows', async () => {
    const path = join(await makeTemporaryFolder(), 'vectors');
    await writeWord2Vec(
      path,
      spaceOf(
        ['a', 'b'],
        sparseFromRows([
          [0, 2],
          [0.5, 0],
        ]),
      ),
    );
    expect(await readFile(path, 'utf8')).toBe('2 2\na 0 2\nb 0.5 0\n');
  });

  it('refuses words that would not be read back, and leaves nothing behind', async () => {
    const folder = await makeTemporaryFolder();
    for (const word of ['a b', 'a\nb', 'a\tb', '\r']) {
      const space = spaceOf([word], new DenseMatrix(1, 1, Float32Array.of(1)));
      await expect(writeWord2Vec(join(folder, 'vectors'), space)).rejects.toThrow(ParseError);
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('can be stopped', async () => {
    const folder = await makeTemporaryFolder();
    const space = spaceOf(['a'], new DenseMatrix(1, 1, Float32Array.of(1)));
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeWord2Vec(join(folder, 'vectors'), space, { signal })).rejects.toThrow('enough');
    expect(await readdir(folder)).toEqual([]);
  });
});
