import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBigrams } from '../../src/dual/read-bigrams.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-bigrams-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('readBigrams', () => {
  it('reads tables of nouns and of adjectives together, quoted cells, line ends of Windows and packed files too', async () => {
    const nouns = await write('noun-noun.tsv', 'head\tmodifier\tcount\nhouse\tdog\t2\r\n"the ""in"""\tword\t1\n');
    const packed = gzipSync('noun\tadjective\tcount\nhouse\tdog\t3\nconstructor\told\t1');
    const adjectives = await write('noun-adjective.tsv.gz', packed);
    const bigrams = await readBigrams([nouns, adjectives]);
    expect(bigrams.size).toBe(3);
    expect(bigrams.count('dog', 'house')).toBe(2 + 3);
    expect(bigrams.count('word', 'the "in"')).toBe(1);
    expect(bigrams.count('old', 'constructor')).toBe(1);
  });

  it.each([
    ['', 'line 1'],
    ['verb\tobject\tcount\n', 'line 1'],
    ['head\tmodifier\tcount\nhouse\tdog\t1\nhouse\tdog\n', 'line 3'],
    ['head\tmodifier\tcount\nhouse\tdog\t0\n', 'line 2'],
    ['head\tmodifier\tcount\nhouse\tdog\tmany\n', 'line 2'],
    ['head\tmodifier\tcount\n\nhouse\tdog\t1\n', 'line 2'],
    [Buffer.from('head\tmodifier\tcount\nhouse\tdog\t1\n\xff\tdog\t1\n', 'latin1'), 'line 3'],
  ])('names the line of what is no table of phrases: %j', async (content, place) => {
    const path = await write('table.tsv', content);
    const error = await readBigrams([path]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileFormatError);
    expect((error as FileFormatError).place).toBe(place);
  });

  it('throws MissingFileError where there is no file', async () => {
    await expect(readBigrams([join(folder, 'none.tsv')])).rejects.toThrow(MissingFileError);
  });
});
