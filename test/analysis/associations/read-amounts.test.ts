import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAmounts } from '../../../src/analysis/associations/read-amounts.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

async function read(content: string | Uint8Array) {
  const path = join(await makeTemporaryFolder(), 'table.txt');
  await writeFile(path, content);
  return await readAmounts(path);
}

describe('readAmounts', () => {
  it.each([
    ['tabs and names of rows', 'cup\tSi\tAl\na\t70.5\t2\nb\t71\t1e-1\n'],
    ['commas, a mark at the start, and line ends of another system', '\uFEFFcup,Si,Al\r\na,70.5,2\r\n\r\nb,71,.1'],
    ['semicolons and spaces', 'cup ; Si ; Al\na; 70.5 ; 2\nb; 71; 0.1\n'],
    ['quotation marks', '"cup","Si","Al"\n"a","70.5",2\nb,"71",0.1\n'],
    ['a header without a name for names', 'Si\tAl\na\t70.5\t2\nb\t71\t0.1\n'],
    ['an empty name for names', '\tSi\tAl\na\t70.5\t2\nb\t71\t0.1\n'],
  ])('reads a table with %s', async (_, content) => {
    const { partNames, rowNames, matrix } = await read(content);
    expect([partNames, rowNames]).toEqual([
      ['Si', 'Al'],
      ['a', 'b'],
    ]);
    expect([...matrix.values]).toEqual([70.5, 2, 71, 0.1]);
  });

  it('numbers rows that have no names', async () => {
    const { partNames, rowNames } = await read('Si,Al,__proto__\n1,2,3\n0,1,2\n');
    expect([partNames, rowNames]).toEqual([
      ['Si', 'Al', '__proto__'],
      ['1', '2'],
    ]);
  });

  it('keeps separators and quotation marks inside quoted names', async () => {
    const { partNames } = await read('"a, ""b""",constructor,c\n1,2,3\n');
    expect(partNames).toEqual(['a, "b"', 'constructor', 'c']);
  });

  it.each([
    ['cup,Si,Al\na,1,2\nb,x,2\n', /line 3: has "x" in column "Si", which is no number/],
    ['cup;Si;Al\na;1;2\nb;3,5;2\n', /line 3: has "3,5" .*decimals with a point/],
    ['Si,Al\n1,-2\n', /line 2: has "-2" in column "Al"; .*not below 0/],
    ['Si,Al\n1,2\n\n1,\n', /line 4: has "" in column "Al", which is no number/],
    ['Si,Al\n1,1e999\n', /finite/],
    ['Si,Al\n0,0\n', /line 2: has only zeros/],
    ['Si,Al\n1,2\n1,2,3\n', /line 3: has 3 cells, expected 2/],
    ['Si,Si\n1,2\n', /line 1: names "Si" twice/],
    ['1,2\n3,4\n', /line 1: holds only numbers/],
    ['Si,Al\n', /line 1: is a header without rows/],
    ['', /line 1: is empty/],
  ])('says the line of what is wrong in %j', async (content, message) => {
    await expect(read(content)).rejects.toThrow(message);
    await expect(read(content)).rejects.toThrow(FileFormatError);
  });

  it('says which line is in another encoding, and how to convert it', async () => {
    await expect(read(Buffer.from('n\u00e4me,Al\n1,2\n', 'latin1'))).rejects.toThrow(/line 1: is not UTF-8. Convert/);
    await expect(read(Buffer.from('\uFEFFSi,Al\n1,2\n', 'utf16le'))).rejects.toThrow(/line 1: is not UTF-8/);
  });

  it('says when there is no file', async () => {
    await expect(readAmounts(join(await makeTemporaryFolder(), 'nowhere'))).rejects.toThrow(MissingFileError);
  });
});
