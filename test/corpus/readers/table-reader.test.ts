import { describe, expect, it } from 'vitest';
import { createCsvReader, createTsvReader } from '../../../src/corpus/readers/table-reader.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

describeCorpusReader('the reader of CSV', async () =>
  createCsvReader(await write('a.csv', 'text,id\nOne. Two.,constructor\nThree.,__proto__\n'), { idColumn: 'id' }),
);

describe('createCsvReader', () => {
  it('reads quoted cells with delimiters, quotes and line ends', async () => {
    const path = await write(
      'b.csv',
      '\ufefflabel,review\r\n1,"One, ""two"".\r\nThree."\r\n\r\n0,Four\r\n1,""\r\n1,"Six"',
    );
    expect((await readTexts(createCsvReader(path, { column: 'review' }))).texts).toEqual([
      'b.csv:3#0 One, "two".',
      'b.csv:3#1 Three.',
      'b.csv:5#0 Four',
      'b.csv:7#0 Six',
    ]);
  });

  it('finds columns by number, and reads without a header', async () => {
    const path = await write('c.csv', 'x,One.\ny,Two.\n');
    const { texts } = await readTexts(createCsvReader(path, { column: 2, idColumn: 1, header: false }));
    expect(texts).toEqual(['x#0 One.', 'y#0 Two.']);
  });

  it('tells of rows without the column and goes on', async () => {
    const path = await write('d.csv', 'id,text\n1,One\n2\n3,Three\n');
    const { texts, bad } = await readTexts(createCsvReader(path));
    expect(texts).toEqual(['d.csv:2#0 One', 'd.csv:4#0 Three']);
    expect(bad.map(({ place }) => place)).toEqual(['line 3']);
    await expect(readUnits(createCsvReader(path))).rejects.toThrow('line 3: has 1 columns');
  });

  it('says which columns there are', async () => {
    const path = await write('e.csv', 'id,review\n1,One\n');
    await expect(readUnits(createCsvReader(path))).rejects.toThrow('names no column "text", but: id, review');
  });

  it('tells of a quote that never closes, behind the rows before it', async () => {
    const path = await write('f.csv', 'text\nOne\n"Two\nThree\n');
    const { texts, bad } = await readTexts(createCsvReader(path));
    expect(texts).toEqual(['f.csv:2#0 One']);
    expect(bad.map(({ message }) => message)).toEqual([expect.stringContaining('never closed')]);
  });

  it('tells of a row that never ends', async () => {
    const path = await write('g.csv', `text\nOne\n"${'word '.repeat(4_000_000)}`);
    const { texts, bad } = await readTexts(createCsvReader(path));
    expect(texts).toEqual(['g.csv:2#0 One']);
    expect(bad.map(({ message }) => message)).toEqual([expect.stringContaining('longer than')]);
  });

  it('reads many rows in their order', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `"row, ${row}"`);
    const path = await write('h.csv', `text\n${rows.join('\n')}`);
    const units = await readUnits(createCsvReader(path));
    expect(units.map(({ text }) => text)).toEqual(rows.map((row) => row.slice(1, -1)));
  });

  it('refuses columns that cannot be', () => {
    expect(() => createCsvReader('a', { column: 0 })).toThrow(OptionError);
    expect(() => createCsvReader('a', { column: '' })).toThrow(OptionError);
    expect(() => createCsvReader('a', { column: 'text', header: false })).toThrow('a number from 1');
  });
});

describe('createTsvReader', () => {
  it('takes quotes for text', async () => {
    const path = await write('a.tsv', "text\tother\nHe said \"no\tx\n'' So '' it is\ty\n");
    expect((await readTexts(createTsvReader(path))).texts).toEqual([
      'a.tsv:2#0 He said "no',
      "a.tsv:3#0 '' So '' it is",
    ]);
  });
});
