import { describe, expect, it } from 'vitest';
import { createMediawikiReader } from '../../../src/corpus/readers/mediawiki-reader.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

const page = (title: string, text: string, { ns = 0, extra = '', model = 'wikitext' } = {}): string => `  <page>
    <title>${title}</title>
    <ns>${ns}</ns>
    <id>1${ns}</id>${extra}
    <revision>
      <id>7</id>
      <contributor><username>x</username><id>3</id></contributor>
      <model>${model}</model>
      <text xml:space="preserve">${text}</text>
    </revision>
  </page>
`;
const dump = (...pages: string[]): string =>
  `<mediawiki xml:lang="en">\n  <siteinfo>\n    <sitename>Test</sitename>\n  </siteinfo>\n${pages.join('')}</mediawiki>\n`;

describeCorpusReader('the reader of MediaWiki dumps', async () =>
  createMediawikiReader(await write('a.xml', dump(page('constructor', 'One. Two.'), page('__proto__', 'Three.')))),
);

describe('createMediawikiReader', () => {
  it('tells of a page in which thousands of elements are open, and goes on', async () => {
    const deep = page('A', 'No.').replace('</page>', `${'<a>'.repeat(50_000)}${'</a>'.repeat(49_999)}</page>`);
    const path = await write('deep.xml', dump(deep, page('B', 'Yes.')));
    const { texts, bad } = await readTexts(createMediawikiReader(path));
    expect([texts, bad.length]).toEqual([['B#0 Yes.'], 1]);
  });

  it('reads the articles, in sentences of their plain text', async () => {
    const path = await write(
      'b.xml',
      dump(
        page(
          'A &amp; B',
          "'''A''' is a [[b|letter]].&lt;ref&gt;No.&lt;/ref&gt; It is old.\n== Use ==\nRare.\n== See also ==\n* C",
        ),
        page('Talk:A', 'No.', { ns: 1 }),
        page('R', 'No.', { extra: '\n    <redirect title="A" />' }),
        page('S', '#REDIRECT [[A]]'),
        page('T', 'No.', { model: 'javascript' }),
        page('Empty', ''),
      ),
    );
    expect((await readTexts(createMediawikiReader(path))).texts).toEqual([
      'A & B#0 A is a letter.',
      'A & B#1 It is old.',
      'A & B#2 Rare.',
    ]);
    const options = { namespaces: [0, 1], ids: 'id', headings: true, skipSections: [] } as const;
    expect((await readTexts(createMediawikiReader(path, options))).texts).toEqual([
      '10#0 A is a letter.',
      '10#1 It is old.',
      '10#2 Use',
      '10#3 Rare.',
      '10#4 See also',
      '10#5 C',
      '11#0 No.',
    ]);
  });

  it('reads the last revision of a page', async () => {
    const path = await write(
      'c.xml',
      dump(page('A', 'Old.').replace('</page>', '<revision><text>New.</text></revision></page>')),
    );
    expect((await readTexts(createMediawikiReader(path))).texts).toEqual(['A#0 New.']);
  });

  it('tells of malformed pages and goes on', async () => {
    const path = await write(
      'd.xml',
      dump(
        page('A', 'One.'),
        page('B', 'a <b> c'),
        page('C', 'x').replace('</page>', ''),
        page('', 'No.'),
        page('D', 'Two.'),
        '<page><title>E</title>',
      ),
    );
    const { texts, bad } = await readTexts(createMediawikiReader(path));
    expect(texts).toEqual(['A#0 One.', 'D#0 Two.']);
    expect(bad.map(({ place }) => place)).toEqual(['line 16', 'line 27', 'line 38', 'line 60']);
    await expect(readUnits(createMediawikiReader(path))).rejects.toThrow('line 16: the page is malformed');
  });

  it('refuses options out of range', () => {
    expect(() => createMediawikiReader('a', { namespaces: [] })).toThrow(OptionError);
    expect(() => createMediawikiReader('a', { ids: 'name' as 'id' })).toThrow('"title" or "id"');
    expect(() => createMediawikiReader('a', { skipSections: [1] as unknown as string[] })).toThrow(OptionError);
  });
});
