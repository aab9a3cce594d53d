import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextAppender, writeWhole, writeWholeTexts } from '../../src/matrix/write-whole-file.js';
import { makeTemporaryFolder } from './temporary-folder.js';

describe('writeWhole', () => {
  it('gives the file its name only when it is whole', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'file');
    await writeFile(path, 'old');
    await writeWhole(path, async (file) => {
      await file.write('ne');
      expect(await readFile(path, 'utf8')).toBe('old');
      await file.write('w');
    });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('leaves the old file and nothing else when writing fails or is stopped', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'file');
    await writeFile(path, 'old');
    const controller = new AbortController();
    const failing = writeWhole(path, () => Promise.reject(new Error('no more')));
    await expect(failing).rejects.toThrow('no more');
    const stopped = writeWhole(path, async () => controller.abort(new Error('enough')), { signal: controller.signal });
    await expect(stopped).rejects.toThrow('enough');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('writeWholeTexts', () => {
  it('writes the files of a folder, beside others that are there', async () => {
    const folder = join(await makeTemporaryFolder(), 'new', 'folder');
    const texts = new Map([
      ['constructor', 'a'],
      ['__proto__', 'ü'],
      ['empty', ''],
    ]);
    await writeWholeTexts(folder, texts);
    await writeWholeTexts(folder, new Map([['empty', 'no more']]));
    for (const [name, text] of texts.set('empty', 'no more')) {
      expect(await readFile(join(folder, name), 'utf8')).toBe(text);
    }
    expect((await readdir(folder)).sort()).toEqual([...texts.keys()].sort());
  });

  it('leaves every old file where one of the new ones cannot be written', async () => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'first'), 'old');
    await mkdir(join(folder, 'second'));
    const texts = new Map([
      ['first', 'new'],
      ['second', 'new'],
    ]);
    await expect(writeWholeTexts(folder, texts)).rejects.toMatchObject({ name: 'DiskError', reason: 'EISDIR' });
    expect(await readFile(join(folder, 'first'), 'utf8')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['first', 'second']);
  });
});

describe('TextAppender', () => {
  it('writes all texts in order, however long', async () => {
    const path = join(await makeTemporaryFolder(), 'text');
    const texts = ['ü', '', 'a'.repeat(3_000_000), '中文', 'b'.repeat(1_100_000), 'end'];
    await writeWhole(path, async (file) => {
      const appender = new TextAppender(file);
      for (const text of texts) await appender.append(text);
      await appender.flush();
      await appender.flush();
    });
    expect((await readFile(path, 'utf8')) === texts.join('')).toBe(true);
  });
});
