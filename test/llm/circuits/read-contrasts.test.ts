import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { readContrasts } from '../../../src/llm/circuits/read-contrasts.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-contrasts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  await writeFile(join(folder, name), content);
  return await readContrasts(join(folder, name));
}

const header = 'clean\tcounterfactual\tright\twrong\tsubject\tverb';

describe('readContrasts', () => {
  it('reads texts, answers and the starts of spans', async () => {
    const [contrast] = await read('good.tsv', `${header}\nthe cat _\tthe cats _\tis\tare\t0\t2\n`);
    expect(contrast).toEqual({
      clean: ['the', 'cat', '_'],
      counterfactual: ['the', 'cats', '_'],
      right: 'is',
      wrong: 'are',
      spans: { names: ['subject', 'verb'], spans: Uint16Array.of(0, 0, 1) },
    });
  });

  it('reads the layout of the paper: a prompt, spans, its length, commas and quotes', async () => {
    const rows = 'prompt,counterfactual,right,wrong,a,b,length\n"the cat , _","the cats , _",is,are,0,1,4\n';
    const [contrast] = await read('paper.csv', `\uFEFF${rows}`);
    expect(contrast?.clean).toEqual(['the', 'cat', ',', '_']);
    expect([...(contrast?.spans?.spans ?? [])]).toEqual([0, 1, 1, 1]);
    const [plain] = await read('plain.tsv', 'clean\tcounterfactual\tright\twrong\na _\tb _\tc\td\n');
    expect(plain?.spans).toBeUndefined();
  });

  it.each([
    ['empty.tsv', '', 'line 1'],
    ['header.tsv', header, 'line 2'],
    ['column.tsv', 'clean\tright\twrong\na\tb\tc\n', 'line 1'],
    ['twice.tsv', `${header}\tverb\n`, 'line 1'],
    ['cells.tsv', `${header}\na _\tb _\tc\td\t0\n`, 'line 2'],
    ['starts.tsv', `${header}\na _\tb _\tc\td\t0\t1\na _\tb _\tc\td\t1\t0\n`, 'line 3'],
    ['numbers.tsv', `${header}\na _\tb _\tc\td\t0\tx\n`, 'line 2'],
    ['nothing.tsv', `${header}\na _\tb _\t\td\t0\t1\n`, 'line 2'],
    ['quote.csv', 'clean,counterfactual,right,wrong\n"a _,b _,c,d\n', 'table'],
  ])('refuses %s with the line', async (name, content, place) => {
    await expect(read(name, content)).rejects.toMatchObject({ code: 'FILE_FORMAT', place });
  });

  it('refuses what is not UTF-8, and a file that is not there', async () => {
    await expect(read('latin.tsv', Uint8Array.of(0x61, 0xe9, 0x0a))).rejects.toThrow(FileFormatError);
    await expect(readContrasts(join(folder, 'none.tsv'))).rejects.toThrow(MissingFileError);
  });
});
