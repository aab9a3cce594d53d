import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readJieba } from '../../src/corpus/read-jieba.js';
import { MissingFileError } from '../../src/errors.js';

const jieba = await readJieba();

afterEach(() => {
  vi.doUnmock('@node-rs/jieba');
  vi.resetModules();
});

describe('readJieba', () => {
  it('cuts text into words with tags', () => {
    expect(jieba.segment('我来到北京')).toEqual([
      { form: '我', start: 0, end: 1, ictclas: 'r' },
      { form: '来到', start: 1, end: 3, ictclas: 'v' },
      { form: '北京', start: 3, end: 5, ictclas: 'ns' },
    ]);
  });

  it('gives offsets in UTF-16 units', () => {
    expect(jieba.segment('😀 北京')).toEqual([
      { form: '😀', start: 0, end: 2, ictclas: 'x' },
      { form: '北京', start: 3, end: 5, ictclas: 'ns' },
    ]);
  });

  it('loses no character but white space, even where text is broken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('北', '京', 'a', '1', ' ', '\ud800', '\udc00', '😀', '。') }),
        (text) => {
          const words = jieba.segment(text);
          for (const { form, start, end } of words) expect(text.slice(start, end)).toBe(form);
          expect(words.map(({ form }) => form).join('')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('puts new words together only where asked', async () => {
    const text = '他叫王晓禾';
    const plain = await readJieba({ newWords: false });
    expect(jieba.segment(text).map(({ form }) => form)).toContain('王晓禾');
    expect(plain.segment(text).map(({ form }) => form)).not.toContain('王晓禾');
  });

  it('knows the tags of the words of its dictionary', () => {
    expect(jieba.tagOf('北京')).toBe('ns');
    expect(jieba.tagOf('constructor')).toBe('eng');
    for (const word of ['', '北京来到', '__proto__', '。']) expect(jieba.tagOf(word)).toBe('');
  });

  it('says what to install where the package is missing', async () => {
    vi.resetModules();
    vi.doMock('@node-rs/jieba', () => {
      throw new Error('not installed');
    });
    const { readJieba: readWithout } = await import('../../src/corpus/read-jieba.js');
    await expect(readWithout()).rejects.toThrow('npm install @node-rs/jieba');
    await expect(readWithout()).rejects.toHaveProperty('code', new MissingFileError('', '').code);
  });
});
