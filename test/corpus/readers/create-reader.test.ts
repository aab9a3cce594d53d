import { describe, expect, it } from 'vitest';
import { createReader, type ReaderFormat, readerFormats } from '../../../src/corpus/readers/create-reader.js';
import { OptionError } from '../../../src/errors.js';
import { readTexts, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

describe('createReader', () => {
  it.each(readerFormats)('makes a reader of %s', (format) => {
    expect(createReader(format, 'a').name).toBe(format);
  });

  it('hands the options on', async () => {
    const path = await write('a.jsonl', '{"review":{"text":"One."}}');
    expect((await readTexts(createReader('jsonl', path, { field: 'review.text' }))).texts).toEqual([
      'a.jsonl:1#0 One.',
    ]);
  });

  it.each(['constructor', '__proto__', '', 'docx'])('refuses the format "%s" and says which there are', (format) => {
    expect(() => createReader(format as ReaderFormat, 'a')).toThrow(OptionError);
    expect(() => createReader(format as ReaderFormat, 'a')).toThrow('text, lines, jsonl');
  });

  it('refuses an option that is not there and says which are', () => {
    expect(() => createReader('jsonl', 'a', { feild: 'x' })).toThrow(OptionError);
    expect(() => createReader('jsonl', 'a', { feild: 'x' })).toThrow('encoding, include, field, idField');
  });

  it.each([
    ['jsonl', { field: 3 }, 'Option "field" is 3'],
    ['text', { documents: 'page' }, '"file"|"block"'],
    ['csv', { column: 1.5 }, 'Option "column" is 1.5'],
    ['csv', { column: 0 }, 'Option "column" is 0'],
    ['mediawiki', { namespaces: ['0'] }, 'Option "namespaces" is ["0"]'],
    ['lines', { encoding: 'latin-99' }, 'Option "encoding"'],
  ] as const)('refuses for %s the options %o', (format, options, message) => {
    expect(() => createReader(format, 'a', options)).toThrow(OptionError);
    expect(() => createReader(format, 'a', options)).toThrow(message);
  });
});
