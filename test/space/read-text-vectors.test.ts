import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { readGlove, readWord2VecText } from '../../src/space/read-text-vectors.js';
import type { Space } from '../../src/space/space.js';
import type { ReadVectorsOptions } from '../../src/space/word-vectors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { tabulate } from './tabulate.js';

async function write(content: string | Buffer): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'vectors.txt');
  await writeFile(path, content);
  return path;
}

const readText = async (content: string | Buffer, options?: ReadVectorsOptions): Promise<Space> =>
  readWord2VecText(await write(content), options);
const readHeadless = async (content: string, options?: Parameters<typeof readGlove>[1]): Promise<Space> =>
  readGlove(await write(content), options);

/** Twelve-dimensional vectors, so that no line is short enough to be taken for a header. */
const words = ['constructor', '__proto__', 'naïve', '中文', '. . .', 'at name@domain.com', '12', '1 2', '', '\ufffd'];
const numbersOf = (row: number): number[] => Array.from({ length: 12 }, (_, place) => row + place / 8);
const lines = words.map((word, row) => `${word} ${numbersOf(row).join(' ')}`);
const expected = words.map((word, row) => [word, numbersOf(row)]);

describe('readGlove', () => {
  it('reads words of any kind, those with spaces and the empty one too', async () => {
    const space = await readHeadless(lines.join('\n'), { name: 'constructor' });
    expect(tabulate(space)).toEqual(expected);
    expect(space.name).toBe('constructor');
    expect(space.history).toEqual([{ step: 'read', options: { format: 'GloVe' } }]);
    expect(space.vector('. . .')).toEqual(Float32Array.from(numbersOf(4)));
  });

  it.each([
    ['line feeds, also at the end', (line: string) => `${line}\n`],
    ['CR-LF', (line: string) => `${line}\r\n`],
    ['spaces at the end of lines', (line: string) => `${line} \n`],
    ['blank lines', (line: string) => `${line}\n\n`],
    ['tabs between numbers', (line: string) => `${line.replace(/ (?=[\d.]+$)/, '\t')}\n`],
  ])('reads lines with %s', async (_title, format) => {
    expect(tabulate(await readHeadless(lines.map(format).join('')))).toEqual(expected);
  });

  it('takes the dimensions from an option when the first word has spaces', async () => {
    expect(tabulate(await readHeadless('. . 1 2\nof 3 4\n', { dimensions: 2 }))).toEqual([
      ['. .', [1, 2]],
      ['of', [3, 4]],
    ]);
    await expect(readHeadless('. . 1 2\nof 3 4\n')).rejects.toThrow(
      'line 1: found ". . 1 2", expected a word and 3 numbers',
    );
  });

  it('reads the first words only, and checks no further', async () => {
    expect(tabulate(await readHeadless('a 1 2\nb 3 4\nbroken\n', { limit: 2 }))).toEqual([
      ['a', [1, 2]],
      ['b', [3, 4]],
    ]);
  });

  it('refuses a word that came before, or keeps its first vector', async () => {
    const content = 'a 1 2\na 3 4\nb 5 6\n';
    await expect(readHeadless(content)).rejects.toThrow(
      'line 2: found "a 3 4", expected a word that has not come before',
    );
    expect(tabulate(await readHeadless(content, { duplicates: 'first' }))).toEqual([
      ['a', [1, 2]],
      ['b', [5, 6]],
    ]);
  });

  it.each<[problem: string, content: string, message: string]>([
    ['an empty file', '', 'line 1: the file is empty'],
    ['blank lines alone', '\n\n', 'line 1: the file is empty'],
    ['the first line of word2vec', '2 3\na 1 2 3\n', 'one for readWord2VecText'],
    ['a word alone', 'a\n', 'line 1: found "a", expected a word and its numbers'],
    ['too few numbers', 'a 1 2\n\nb 3\n', 'line 3: found "b 3", expected a word and 2 numbers'],
    ['a number that is none', 'a 1 2\nb 3 x\n', 'line 2: found "b 3 x", expected a word and 2 numbers'],
    ['infinity', 'a 1 2\nb 3 1e99\n', 'expected a word and 2 numbers'],
    ['not a number', 'a 1 2\nb 3 nan\n', 'expected a word and 2 numbers'],
  ])('refuses %s', async (_problem, content, message) => {
    await expect(readHeadless(content)).rejects.toThrow(FileFormatError);
    await expect(readHeadless(content)).rejects.toThrow(message);
  });

  it('refuses bytes that are no UTF-8', async () => {
    const path = await write(Buffer.concat([Buffer.from('a 1 2\n'), Buffer.from([0xff]), Buffer.from(' 1 2\n')]));
    await expect(readGlove(path)).rejects.toThrow('expected a word in UTF-8');
  });

  it('refuses options out of range, and names a missing file', async () => {
    for (const options of [{ limit: 0 }, { limit: 1.5 }, { dimensions: 0 }, { duplicates: 'constructor' as 'first' }]) {
      await expect(readHeadless('a 1 2\n', options)).rejects.toThrow(OptionError);
    }
    await expect(readGlove('none.txt')).rejects.toThrow(MissingFileError);
  });
});

describe('readWord2VecText', () => {
  it('reads words of any kind, plain or gzipped', async () => {
    const content = [`${words.length} 12`, ...lines, ''].join('\n');
    for (const bytes of [content, gzipSync(content)]) expect(tabulate(await readText(bytes))).toEqual(expected);
    expect((await readText(content)).history).toEqual([{ step: 'read', options: { format: 'word2vec text' } }]);
  });

  it('reads more words than it first makes room for', async () => {
    const many = Array.from({ length: 5000 }, (_, row) => `w${row} ${row} ${-row}`);
    const space = await readText(`5000 2\n${many.join('\n')}`);
    expect(space.matrix.rows).toBe(5000);
    expect([...space.vector('w4999')]).toEqual([4999, -4999]);
  });

  it('reads the first words only', async () => {
    expect(tabulate(await readText('3 1\na 1\nb 2\nc 3\n', { limit: 2 }))).toEqual([
      ['a', [1]],
      ['b', [2]],
    ]);
    expect((await readText('2 1\na 1\nb 2\n', { limit: 9 })).matrix.rows).toBe(2);
  });

  it('reads words beyond the announced number, which some converters count too low', async () => {
    expect((await readText('1 1\na 1\nb 2')).targets.labels).toEqual(['a', 'b']);
  });

  it.each<[problem: string, content: string, message: string]>([
    ['a file without the first line', 'a 1 2\n', 'one for readGlove'],
    ['a first line of three numbers', '1 2 3\n', 'one for readGlove'],
    ['no dimensions', '1 0\na\n', 'one for readGlove'],
    ['more dimensions than vectors have', '1 999999999\na 1\n', 'one for readGlove'],
    ['fewer words than announced', '3 1\na 1\nb 2\n', '3 words are announced, 2 are there; the file is cut short'],
    ['fewer numbers than announced', '1 2\na 1\n', 'line 2: found "a 1", expected a word and 2 numbers'],
  ])('refuses %s', async (_problem, content, message) => {
    await expect(readText(content)).rejects.toThrow(FileFormatError);
    await expect(readText(content)).rejects.toThrow(message);
  });
});

describe('published vectors', () => {
  const published = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'vectors/glove50_4k.txt');

  it('have sensible neighbours', async (context) => {
    if (!existsSync(published)) context.skip(`${published} is not there; set QUALIA_DATA`);
    const space = await readWord2VecText(published, { name: 'GloVe' });
    const lines = (await readFile(published, 'utf8')).trim().split('\n');
    expect([space.matrix.rows, space.matrix.columns]).toEqual([lines.length - 1, 50]);
    expect(space.cosine('king', 'queen')).toBeGreaterThan(space.cosine('king', 'table'));
    const neighbours = space.neighbours('france', { limit: 10 }).map(({ target }) => target);
    expect(neighbours.some((word) => ['paris', 'french', 'germany', 'belgium', 'italy'].includes(word))).toBe(true);
  });
});
