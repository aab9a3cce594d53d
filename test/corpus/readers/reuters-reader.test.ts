import { describe, expect, it } from 'vitest';
import { createReutersReader } from '../../../src/corpus/readers/reuters-reader.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

const story = (id: string, text: string): string =>
  `<REUTERS TOPICS="NO" OLDID="9" NEWID="${id}">\n<UNKNOWN> \n&#5;&#5;C T</UNKNOWN>\n<TEXT>&#2;\n${text}\n</TEXT>\n</REUTERS>\n`;
const full =
  '<TITLE>RICE &lt;RICE.O> UP</TITLE>\n<DATELINE>    NOWHERE, Feb 1 - </DATELINE><BODY>Rice rose\nto 5.2 dlrs. It\nfell.\n    "Yes &amp; no," he\nsaid.\n REUTER\n&#3;</BODY>';

describeCorpusReader('the reader of Reuters-21578', async () =>
  createReutersReader(
    await write('a.sgm', `<!DOCTYPE lewis>\n${story('constructor', full)}${story('__proto__', full)}`),
  ),
);

describe('createReutersReader', () => {
  it('gives titles and the sentences of bodies', async () => {
    const path = await write(
      'b.sgm',
      `<!DOCTYPE lewis>\n${story('1', full)}${story('2', 'Only text.')}${story('3', '')}`,
    );
    expect((await readTexts(createReutersReader(path))).texts).toEqual([
      '1#0 RICE <RICE.O> UP',
      '1#1 Rice rose to 5.2 dlrs.',
      '1#2 It fell.',
      '1#3 "Yes & no," he said.',
      '2#0 Only text.',
    ]);
    expect((await readTexts(createReutersReader(path, { titles: false }))).texts[0]).toBe('1#0 Rice rose to 5.2 dlrs.');
  });

  it('tells of stories without a number or an end, and goes on', async () => {
    const lost = story('2', 'Two.').replace('</REUTERS>', '');
    const path = await write(
      'c.sgm',
      `${story('1', 'One.').replace('NEWID', 'ID')}${lost}${story('3', 'Three.')}<REUTERS NEWID="4">`,
    );
    const { texts, bad } = await readTexts(createReutersReader(path));
    expect(texts).toEqual(['3#0 Three.']);
    expect(bad.map(({ place }) => place)).toEqual(['line 1', 'line 8', 'line 22']);
    await expect(readUnits(createReutersReader(path))).rejects.toThrow('line 1: <REUTERS> has no NEWID');
  });

  it('names the byte that is not UTF-8 and advises to name the encoding', async () => {
    const bytes = Buffer.from(story('1', 'Gr\xfcn.'), 'latin1');
    const path = await write('d.sgm', bytes);
    await expect(readUnits(createReutersReader(path))).rejects.toThrow(`byte ${bytes.indexOf(0xfc)}: fc 6e`);
    await expect(readUnits(createReutersReader(path))).rejects.toThrow('--encoding latin1');
    expect((await readTexts(createReutersReader(path, { encoding: 'latin1' }))).texts).toEqual(['1#0 Grün.']);
  });

  it('refuses options out of range', () => {
    expect(() => createReutersReader('a', { titles: 1 as unknown as boolean })).toThrow(OptionError);
  });
});
