import { describe, expect, it } from 'vitest';
import { listFiles } from '../../../src/corpus/readers/list-files.js';
import { MissingFileError } from '../../../src/errors.js';
import { temporaryCorpus } from './temporary-corpus.js';

const { folder, write } = temporaryCorpus();

describe('listFiles', () => {
  it('names files the same wherever the corpus lies', async () => {
    await write('news/b.txt', 'xy');
    await write('news/in/a.txt', 'x');
    const namesOf = async (source: string | string[]): Promise<string[]> =>
      (await listFiles(source)).map(({ name }) => name);
    expect(await namesOf(`${folder}/news`)).toEqual(['b.txt', 'in/a.txt']);
    expect(await namesOf(`${folder}/*/**/*.txt`)).toEqual(['news/b.txt', 'news/in/a.txt']);
    expect(await namesOf([`${folder}/news/b.txt`, `${folder}/news/in`])).toEqual(['b.txt', 'a.txt']);
  });

  it('tells how long files are, and leaves it to the reading to miss one', async () => {
    const path = await write('c.txt', 'xyz');
    expect((await listFiles([path, `${folder}/absent`])).map(({ bytes }) => bytes)).toEqual([3, 0]);
    await expect(listFiles(`${folder}/*.xml`)).rejects.toThrow(MissingFileError);
  });
});
