import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptFrequent } from '../../src/corpus/accept-frequent.js';
import { readFrequencies } from '../../src/corpus/read-frequencies.js';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

async function write(content: string | Uint8Array): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'frequency.tsv');
  await writeFile(path, content);
  return path;
}

const table = 'target\tcount\nconstructor\t2\n__proto__\t7\r\n"the ""in"""\t1\nhot dog\t3\nhot dog\t4\n';

describe('readFrequencies', () => {
  it('reads words with their counts, quoted ones and line ends of Windows too, and adds those of one word', async () => {
    const expected = new Map([
      ['constructor', 2],
      ['__proto__', 7],
      ['the "in"', 1],
      ['hot dog', 7],
    ]);
    expect(await readFrequencies(await write(table))).toEqual(expected);
    expect(await readFrequencies(await write(gzipSync(table)))).toEqual(expected);
    expect(await readFrequencies(await write('target\tcount\n'))).toEqual(new Map());
  });

  it.each([
    ['', 'line 1'],
    ['word\tcount\ndog\t1\n', 'line 1'],
    ['target\tcount\ndog\t1\ncat\n', 'line 3'],
    ['target\tcount\ndog\t0\n', 'line 2'],
    ['target\tcount\ndog\tmany\n', 'line 2'],
    [Buffer.from('target\tcount\n\xff\t1\n', 'latin1'), 'line 2'],
  ])('names the line of what is no table of words: %j', async (content, place) => {
    const error = await readFrequencies(await write(content)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileFormatError);
    expect((error as FileFormatError).place).toBe(place);
  });

  it('throws MissingFileError where there is no file', async () => {
    await expect(readFrequencies(join(await makeTemporaryFolder(), 'none.tsv'))).rejects.toThrow(MissingFileError);
  });
});

describe('acceptFrequent', () => {
  it('takes words that were counted so often, and none without a count unless 0 will do', async () => {
    const frequencies = await readFrequencies(await write(table));
    const words = ['constructor', '__proto__', 'hot dog', 'toString'];
    expect(words.filter(acceptFrequent(frequencies, 3))).toEqual(['__proto__', 'hot dog']);
    expect(words.filter(acceptFrequent(frequencies, 1))).toEqual(['constructor', '__proto__', 'hot dog']);
    expect(words.filter(acceptFrequent(frequencies, 0))).toEqual(words);
  });

  it.each([-1, Number.NaN])('refuses a minimum of %d', (minimum) => {
    expect(() => acceptFrequent(new Map(), minimum)).toThrow(OptionError);
  });
});
