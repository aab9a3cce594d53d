import { describe, expect, it } from 'vitest';
import { createJsonLinesReader } from '../../../src/corpus/readers/json-lines-reader.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

describeCorpusReader('the reader of JSON Lines', async () => {
  const path = await write('a.jsonl', '{"text":"One. Two.","id":"__proto__"}\n{"text":"Three.","id":""}\n');
  return createJsonLinesReader(path, { idField: 'id' });
});

describe('createJsonLinesReader', () => {
  it('makes a document of a line and paragraphs of the lines of its text', async () => {
    const path = await write('b.jsonl', '\ufeff{"text":"Title\\n\\nOne. Two."}\r\n\r\n{"text":""}\r\n{"text":"Last"}');
    expect((await readTexts(createJsonLinesReader(path))).texts).toEqual([
      'b.jsonl:1#0 Title',
      'b.jsonl:1#1 One.',
      'b.jsonl:1#2 Two.',
      'b.jsonl:4#0 Last',
    ]);
  });

  it('finds fields by dotted paths, also in lists and in names with points', async () => {
    const path = await write('c.jsonl', '{"a":{"b":["x",{"c":"Deep."}]},"d.e":"Flat.","n":7}');
    const read = async (field: string) => (await readTexts(createJsonLinesReader(path, { field, idField: 'n' }))).texts;
    expect(await read('a.b.1.c')).toEqual(['7#0 Deep.']);
    expect(await read('d.e')).toEqual(['7#0 Flat.']);
  });

  it('tells of each malformed line and goes on', async () => {
    const path = await write(
      'd.jsonl',
      '{"text":"One."}\n{"text":"Tw\n[]\n{"text":3}\n{"constructor":1}\n{"text":"Six."}',
    );
    const { texts, bad } = await readTexts(createJsonLinesReader(path));
    expect(texts).toEqual(['d.jsonl:1#0 One.', 'd.jsonl:6#0 Six.']);
    expect(bad.map(({ place }) => place)).toEqual(['line 2', 'line 3', 'line 4', 'line 5']);
    await expect(readUnits(createJsonLinesReader(path))).rejects.toThrow('line 2: is not JSON');
    await expect(readUnits(createJsonLinesReader(path, { field: 'constructor' }))).rejects.toThrow('"constructor"');
    const withoutId = await readTexts(createJsonLinesReader(path, { idField: 'id' }));
    expect(withoutId.bad[0]?.message).toContain('field "id"');
  });

  it('makes ids unique that come twice, but goes on with a document that is on the way', async () => {
    const path = await write(
      'e.jsonl',
      ['a', 'a', 'b', 'a', 'a'].map((id) => JSON.stringify({ text: 'x', id })).join('\n'),
    );
    expect((await readTexts(createJsonLinesReader(path, { idField: 'id' }))).texts).toEqual([
      'a#0 x',
      'a#1 x',
      'b#0 x',
      'a (e.jsonl:4)#0 x',
      'a (e.jsonl:4)#1 x',
    ]);
  });

  it('refuses empty names of fields', () => {
    expect(() => createJsonLinesReader('a', { field: '' })).toThrow(OptionError);
    expect(() => createJsonLinesReader('a', { idField: '' })).toThrow(OptionError);
  });
});
