import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { readWord2VecBinary } from '../../src/space/read-word2vec-binary.js';
import type { Space } from '../../src/space/space.js';
import type { ReadVectorsOptions } from '../../src/space/word-vectors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { tabulate } from './tabulate.js';

const floats = (...numbers: number[]): Buffer => Buffer.from(Float32Array.from(numbers).buffer);

/** A file as word2vec writes it: counts, then each word, a space, its floats and the ending. */
function binary(vectors: readonly (readonly [string, number[]])[], ending = '\n', header?: string): Buffer {
  const first = header ?? `${vectors.length} ${vectors[0]?.[1].length ?? 1}\n`;
  const pieces = vectors.flatMap(([word, numbers]) => [
    Buffer.from(`${word} `),
    floats(...numbers),
    Buffer.from(ending),
  ]);
  return Buffer.concat([Buffer.from(first), ...pieces]);
}

async function read(content: Buffer, options?: ReadVectorsOptions): Promise<Space> {
  const path = join(await makeTemporaryFolder(), 'vectors.bin');
  await writeFile(path, content);
  return readWord2VecBinary(path, options);
}

// 10 and 32, line feed and space, are bytes of these floats; a reader must not take them for ends.
const vectors: [string, number[]][] = [
  ['constructor', [new Float32Array(Uint8Array.of(10, 32, 10, 64).buffer)[0], 1]],
  ['__proto__', [0, -0.5]],
  ['', [2, 3]],
  ['naïve', [4, 5]],
];

describe('readWord2VecBinary', () => {
  it('reads any words, with line feeds after the vectors or without', async () => {
    for (const ending of ['\n', '']) expect(tabulate(await read(binary(vectors, ending)))).toEqual(vectors);
    const space = await read(binary(vectors), { name: 'news' });
    expect([space.name, space.history]).toEqual(['news', [{ step: 'read', options: { format: 'word2vec binary' } }]]);
  });

  it('reads files longer than its buffer', async () => {
    const long = Array.from({ length: 3000 }, (_, row): [string, number[]] => {
      return [`w${row}`, Array.from({ length: 201 }, (_, place) => row + place / 4)];
    });
    expect(tabulate(await read(binary(long)))).toEqual(long);
  });

  it('reads the first words only, and keeps the first of duplicates where it shall', async () => {
    expect(tabulate(await read(binary(vectors), { limit: 2 }))).toEqual(vectors.slice(0, 2));
    const twice = binary([...vectors, ['naïve', [6, 7]]]);
    await expect(read(twice)).rejects.toThrow('"naïve" came before');
    expect(tabulate(await read(twice, { duplicates: 'first' }))).toEqual(vectors);
    await expect(read(binary(vectors), { limit: 0 })).rejects.toThrow(OptionError);
  });

  it.each<[problem: string, content: Buffer, message: string]>([
    ['an empty file', Buffer.alloc(0), 'byte 0: the file ends inside a word'],
    ['a text without counts', Buffer.from('the 0.1 0.2\n'), 'byte 0: expected a line with the numbers'],
    ['no dimensions', Buffer.from('1 0\na '), 'byte 0: expected a line with the numbers'],
    ['more dimensions than the file can hold', Buffer.from('1 999999999\na 0000'), 'announces 999999999 dimensions'],
    ['a header that never ends', Buffer.alloc(1 << 17, 49), 'byte 0: a word is longer than 65536 bytes'],
    ['a file that ends inside a word', Buffer.from('1 1\nwor'), 'byte 4: the file ends inside a word'],
    [
      'a file that ends inside a vector',
      binary(vectors).subarray(0, -6),
      'the file ends after 3 of 8 bytes of a vector',
    ],
    ['fewer words than announced', binary(vectors, '\n', '5 2\n'), 'the file ends inside a word'],
    ['more words than announced', binary(vectors, '\n', '3 2\n'), 'something follows the last word'],
    ['numbers that are not finite', binary([['a', [1, Number.NaN]]]), 'byte 4: "a" has numbers that are not finite'],
    ['bytes that are no UTF-8', Buffer.from('1 1\n\xff 0000', 'latin1'), 'byte 4: word 1 of 1 is not UTF-8'],
  ])('refuses %s', async (_problem, content, message) => {
    await expect(read(content)).rejects.toThrow(FileFormatError);
    await expect(read(content)).rejects.toThrow(message);
  });

  it('names a file that is missing or is a folder', async () => {
    const folder = await makeTemporaryFolder();
    await mkdir(join(folder, 'folder'));
    await expect(readWord2VecBinary(join(folder, 'folder'))).rejects.toThrow(MissingFileError);
    await expect(readWord2VecBinary(join(folder, 'none'))).rejects.toThrow(MissingFileError);
  });
});
