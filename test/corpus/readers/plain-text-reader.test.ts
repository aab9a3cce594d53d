import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPlainTextReader } from '../../../src/corpus/readers/plain-text-reader.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { makeTar } from '../packed-samples.js';
import { readTexts, temporaryCorpus } from './temporary-corpus.js';

const { folder, write } = temporaryCorpus();

describeCorpusReader('the reader of plain text', async () => {
  await write('both/constructor', 'One dog barks. Two dogs bark.');
  await write('both/inner/__proto__.txt', 'A cat sleeps.');
  await write('both/empty.txt', '');
  return createPlainTextReader(`${folder}/both`);
});

describe('createPlainTextReader', () => {
  it('joins wrapped lines, ends paragraphs at blank lines and takes every kind of line end', async () => {
    const path = await write('a.txt', '\ufeffChapter I\r\n\r\nThe dog\r\nbarks. It\r\nstops\r\n \r\nThe end');
    expect((await readTexts(createPlainTextReader(path))).texts).toEqual([
      'a.txt#0 Chapter I',
      'a.txt#1 The dog barks.',
      'a.txt#2 It stops',
      'a.txt#3 The end',
    ]);
  });

  it('takes each line for a paragraph where one of its block was not wrapped', async () => {
    const path = await write('b.txt', `BOOK I.\nCHAPTER I\nThe ${'very '.repeat(30)}long line\nA short one`);
    const { texts } = await readTexts(createPlainTextReader(path));
    expect(texts.map((text) => text.slice(0, 15))).toEqual([
      'b.txt#0 BOOK I.',
      'b.txt#1 CHAPTER',
      'b.txt#2 The ver',
      'b.txt#3 A short',
    ]);
  });

  it('takes blocks for documents if asked to', async () => {
    const path = await write('c.txt', 'One. Two.\n\n\nThree.');
    const { texts } = await readTexts(createPlainTextReader(path, { documents: 'block' }));
    expect(texts).toEqual(['c.txt:1#0 One.', 'c.txt:1#1 Two.', 'c.txt:4#0 Three.']);
  });

  it('takes off the marks of Markdown if asked to', async () => {
    const path = await write('d.md', '# Title\n\n---\n\nA *fine* [link](http://a.b).\n');
    expect((await readTexts(createPlainTextReader(path, { markup: 'markdown' }))).texts).toEqual([
      'd.md#0 Title',
      'd.md#1 A fine link.',
    ]);
  });

  it('reads one gigantic line in sentences, and cuts what has none', async () => {
    const path = await write('e.txt', `${'The dog barks. '.repeat(20_000)}${'Word '.repeat(30_000)}`);
    const { texts } = await readTexts(createPlainTextReader(path));
    expect(texts.filter((text) => text.endsWith(' The dog barks.')).length).toBe(20_000);
    const rest = texts.slice(20_000).map((text) => text.replace(/^\S+ /, ''));
    expect(rest.join(' ').split(' ').length).toBe(30_000);
    expect(Math.max(...rest.map((text) => text.length))).toBeLessThanOrEqual(65_536);
  });

  it('gives no unit for empty files and files of white space', async () => {
    await write('f/a.txt', '');
    await write('f/b.txt', ' \n\t\n');
    expect(await readTexts(createPlainTextReader(`${folder}/f`))).toEqual({ texts: [], bad: [] });
  });

  it('calls documents after the members of archives, and after their place where a name comes twice', async () => {
    const tar = await makeTar({ './x/a.txt': Buffer.from('One.'), 'b.txt': Buffer.from('Two.') });
    const path = await write('g.tgz', gzipSync(tar));
    expect((await readTexts(createPlainTextReader([path, path]))).texts).toEqual([
      'g.tgz:x/a.txt#0 One.',
      'g.tgz:b.txt#0 Two.',
      'g.tgz:x/a.txt (g.tgz:x/a.txt:1)#0 One.',
      'g.tgz:b.txt (g.tgz:b.txt:1)#0 Two.',
    ]);
    expect((await readTexts(createPlainTextReader(path, { include: 'b.*' }))).texts).toEqual(['g.tgz:b.txt#0 Two.']);
  });

  it('refuses options out of range', () => {
    expect(() => createPlainTextReader('a', { encoding: 'latin-99' })).toThrow(OptionError);
    expect(() => createPlainTextReader('a', { documents: 'page' as 'file' })).toThrow('"file" or "block"');
    expect(() => createPlainTextReader('a', { markup: 'html' as 'none' })).toThrow(OptionError);
    expect(() => createPlainTextReader('a', { include: '' })).toThrow(OptionError);
  });
});
