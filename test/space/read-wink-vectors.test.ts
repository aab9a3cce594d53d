import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { readWinkVectors } from '../../src/space/read-wink-vectors.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-wink-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(content: unknown): string {
  const path = join(folder, 'vectors.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

// Behind the numbers stand the length of the vector and the place of the word.
const file = {
  precision: 8,
  l2NormIndex: 2,
  wordIndex: 3,
  size: 3,
  dimensions: 2,
  words: ['the', 'constructor', '__proto__'],
  vectors: { the: [3, 4, 5, 0], constructor: [0.5, -1, 1.1, 1], ['__proto__']: [1, 0, 1, 2] },
};

describe('readWinkVectors', () => {
  it('reads words in the order of the file with their numbers alone', async () => {
    const space = await readWinkVectors(write(file), { name: 'wink' });
    expect([space.name, space.targets.labels, space.matrix.columns]).toEqual(['wink', file.words, 2]);
    expect([...space.vector('constructor')]).toEqual([0.5, -1]);
    expect([...space.vector('__proto__')]).toEqual([1, 0]);
  });

  it('reads only so many words as are asked for', async () => {
    expect((await readWinkVectors(write(file), { limit: 1 })).targets.labels).toEqual(['the']);
    await expect(readWinkVectors(write(file), { limit: 0 })).rejects.toThrow(OptionError);
  });

  it.each([
    [{ ...file, dimensions: 0 }, 'field dimensions'],
    [{ ...file, dimensions: 2 ** 32 }, 'field dimensions'],
    [{ ...file, words: ['the', 'the'] }, 'word "the": stands twice'],
    [{ ...file, words: ['toString'] }, 'word "toString": expected a vector of 2 numbers'],
    [{ ...file, vectors: { ...file.vectors, the: [1] } }, 'word "the": expected a vector of 2 numbers'],
    [{ ...file, vectors: { ...file.vectors, the: [1, null] } }, 'word "the": number 2 is not finite'],
    [JSON.stringify(file).slice(0, 100), 'This is no JSON, or cut short'],
    [[], 'field '],
  ])('tells what is wrong: %#', async (content, problem) => {
    await expect(readWinkVectors(write(content))).rejects.toThrow(FileFormatError);
    await expect(readWinkVectors(write(content))).rejects.toThrow(problem);
  });

  it('tells a file that is not there', async () => {
    await expect(readWinkVectors(join(folder, 'none.json'))).rejects.toThrow(MissingFileError);
  });
});
