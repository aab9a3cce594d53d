import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { type ReadLmfOptions, readLmf } from '../../src/lexicon/read-lmf.js';
import { lmfText, writeLexiconFile } from './lexicon-fixture.js';

async function read(text: string, options: ReadLmfOptions = {}) {
  return await readLmf(await writeLexiconFile('lmf.xml', text), options);
}

function resource(...lexicons: readonly string[]): string {
  return `<LexicalResource>${lexicons.join('\n')}</LexicalResource>`;
}

function lexicon(id: string, body = '', version = '1'): string {
  return `<Lexicon id="${id}" label="${id}" language="en" version="${version}">${body}</Lexicon>`;
}

function entry(lemma: string, partOfSpeech: string, senses: string): string {
  return `<LexicalEntry id="e-${lemma}"><Lemma writtenForm="${lemma}" partOfSpeech="${partOfSpeech}"/>${senses}</LexicalEntry>`;
}

describe('readLmf', () => {
  it('reads name, version, language and forms', async () => {
    const { lexicon, language, forms, findings } = await read(lmfText);
    expect([lexicon.name, lexicon.version, language]).toEqual(['Tiny LMF', '2', 'en']);
    expect(forms.get('dogs')).toEqual(['dog']);
    expect(findings).toEqual([]);
  });

  it('orders the senses of a synset by its members, named by sense or by entry, and joins letter cases', async () => {
    const { lexicon } = await read(lmfText);
    expect(lexicon.synset('tiny-1-n').senses).toMatchObject([
      { lemma: 'hunting hound', key: 'tiny-hound-1', rank: 1, count: 0 },
      { lemma: 'dog', variants: ['Dog'], key: 'dog%1:05:00::', rank: 1, count: 42 },
    ]);
  });

  it('reads sense keys from ids of Open English WordNet and from identifiers, else takes the id', async () => {
    const { lexicon } = await read(lmfText);
    expect(lexicon.senses('dog').map(({ key }) => key)).toEqual(['dog%1:05:00::', 'dog%1:18:00::']);
    expect(lexicon.senses('up')[0]?.key).toBe("up%5:00:00:rock'n'roll:01");
    expect(lexicon.senses('hunting hound')[0]?.key).toBe('tiny-hound-1');
  });

  it('reads definitions, examples of synset and senses, files and satellites', async () => {
    const { lexicon } = await read(lmfText);
    expect(lexicon.synset('tiny-1-n')).toMatchObject({
      definition: 'a barking animal',
      examples: ['dogs & wolves', 'the dog barked'],
      lexicographerFile: 'noun.animal',
      satellite: false,
    });
    expect(lexicon.synset('tiny-4-s')).toMatchObject({
      partOfSpeech: 'a',
      satellite: true,
      lexicographerFile: 'adj.all',
    });
  });

  it('keeps synsets without a lemma, and relations through them', async () => {
    const { lexicon } = await read(lmfText);
    const [animal] = lexicon.related(lexicon.synset('tiny-1-n'), 'hypernym');
    expect(animal).toMatchObject({ id: 'tiny-5-n', senses: [] });
  });

  it('maps relations: between senses, reversed ones, and verbs that are similar', async () => {
    const { lexicon } = await read(lmfText);
    expect(lexicon.synset('tiny-1-n').relations).toEqual([
      { type: 'hypernym', target: 'tiny-5-n' },
      { type: 'derivation', target: 'tiny-3-v', sourceMember: 1, targetMember: 0 },
    ]);
    expect(lexicon.synset('tiny-3-v').relations[0]).toEqual({ type: 'verbGroup', target: 'tiny-6-v' });
    expect(lexicon.synset('tiny-6-v').relations).toEqual([{ type: 'cause', target: 'tiny-3-v' }]);
  });

  it('ranks senses by n over all entries of a lemma, and by their order without it', async () => {
    const body =
      entry('bass', 'n', '<Sense id="s1" synset="a" n="1"/><Sense id="s3" synset="c" n="3"/>') +
      entry('Bass', 'n', '<Sense id="s2" synset="b" n="2"/>') +
      ['a', 'b', 'c'].map((id) => `<Synset id="${id}" partOfSpeech="n"/>`).join('');
    const { lexicon: basses } = await read(resource(lexicon('x', body)));
    expect(basses.senses('bass').map(({ key, rank }) => [key, rank])).toEqual([
      ['s1', 1],
      ['s2', 2],
      ['s3', 3],
    ]);
  });

  it('takes the part of speech of a synset that has none from its entries', async () => {
    const { lexicon: read1 } = await read(
      resource(lexicon('x', `${entry('run', 'v', '<Sense id="s" synset="a"/>')}<Synset id="a" ili=""/>`)),
    );
    expect(read1.partsOfSpeech('run')).toBe('v');
  });

  it('reads the only lexicon beside extensions, and of several the one that is named', async () => {
    const extension =
      '<LexiconExtension id="ext" version="1" language="en"><Extends ref="a" version="1"/></LexiconExtension>';
    expect((await read(resource(extension, lexicon('a')))).lexicon.name).toBe('a');
    const several = resource(lexicon('a'), lexicon('b', '<Synset id="s" partOfSpeech="n"/>', '2'), extension);
    await expect(read(several)).rejects.toThrow(/several lexicons; choose one by its id: a:1, b:2, ext:1/);
    await expect(read(several, { lexicon: 'c' })).rejects.toThrow(
      /no lexicon "c"; choose one by its id: a:1, b:2, ext:1/,
    );
    for (const name of ['b', 'b:2']) expect((await read(several, { lexicon: name })).lexicon.synsetCount).toBe(1);
    await expect(read(resource(lexicon('a'), lexicon('a', '', '2')), { lexicon: 'a' })).rejects.toThrow(/a:1, a:2/);
  });

  it('tells what does not fit together, by line, and leaves it out', async () => {
    const senses =
      '<Sense id="s1" synset="a">\n<SenseRelation relType="metaphor" target="s1"/>\n<SenseRelation relType="antonym" target="s9"/></Sense>\n' +
      '<Sense id="s1" synset="b"/>\n<Sense id="s2" synset="z"/>';
    const synsets =
      '\n<Synset id="a" partOfSpeech="n"><SynsetRelation relType="metaphor" target="b"/></Synset><Synset id="a" partOfSpeech="n"/>' +
      '\n<Synset id="b" partOfSpeech="n"/><Synset id="p" partOfSpeech="x"/>';
    const { lexicon: rest, findings } = await read(resource(lexicon('x', entry('dog', 'n', senses) + synsets)));
    expect(rest.senses('dog').map(({ key }) => key)).toEqual(['s1', 's1#2']);
    expect(findings.map(({ code, place }) => [code, place.replace(/^.*, /, '')])).toEqual([
      ['R314', 'line 6'],
      ['R312', 'line 5'],
      ['R311', 'line 3'],
      ['R315', 'line 4'],
      ['R313', 'line 7'],
      ['R310', 'line 6'],
    ]);
    expect(findings.at(-1)?.message).toContain('"metaphor" are not known here and left out. 2 times in all');
  });

  it('leaves out senses without a written lemma, as of the entries that an extension adds to, and tells so', async () => {
    const external =
      '\n<LexicalResource><LexiconExtension id="more" version="1" language="en"><Extends id="a" version="1"/>' +
      '\n<ExternalLexicalEntry id="e"><Form writtenForm="dogs"/><Sense id="s1" synset="y"/></ExternalLexicalEntry>' +
      `\n${entry('', 'n', '<Sense id="s2" synset="y"/>')}${entry('hound', 'n', '<Sense id="s3" synset="y"/>')}` +
      '<Synset id="y" partOfSpeech="n"/></LexiconExtension></LexicalResource>';
    const { lexicon: rest, findings, forms } = await read(external, { lexicon: 'more' });
    expect([...rest.lemmas()]).toEqual(['hound']);
    expect([rest.senseCount, rest.synset('y').senses.length, [...forms]]).toEqual([1, 1, []]);
    expect(findings.map(({ code, place }) => [code, place.replace(/^.*, /, '')])).toEqual([
      ['R316', 'line 3'],
      ['R316', 'line 4'],
    ]);
  });

  it('reads packed files', async () => {
    const path = await writeLexiconFile('tiny.xml.gz', gzipSync(lmfText));
    expect((await readLmf(path)).lexicon.has('dog')).toBe(true);
  });

  it.each([
    ['is cut short', lmfText.slice(0, 900), /line \d+: .*unclosed tag/],
    ['is not well-formed', resource('\n<a></b>'), /line 2: .*well-formed XML/],
    ['is other XML', '<html></html>', /line 1: it begins with <html>/],
    ['has no lexicon', resource(), /no Lexicon/],
    ['lacks an id', resource('\n<Lexicon/>'), /line 2: <Lexicon> has no "id"/],
    [
      'has a count that is none',
      resource(lexicon('x', entry('a', 'n', '<Sense id="s" synset="a"><Count>no</Count></Sense>'))),
      /<Count> is "no"/,
    ],
  ])('throws FileFormatError, with the line, where a file %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(FileFormatError);
    await expect(read(text)).rejects.toThrow(message);
  });

  it('throws FileFormatError wherever a file breaks off', async () => {
    const end = lmfText.indexOf('</LexicalResource>') + '</LexicalResource>'.length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: end - 1 }), async (length) => {
        await expect(read(lmfText.slice(0, length))).rejects.toThrow(FileFormatError);
      }),
      { numRuns: 60 },
    );
  });

  it('throws FileFormatError where a packed file is cut short or the text is not UTF-8', async () => {
    const packed = gzipSync(lmfText);
    const short = await writeLexiconFile('short.xml.gz', packed.subarray(0, packed.length - 30));
    await expect(readLmf(short)).rejects.toThrow(FileFormatError);
    const latin = await writeLexiconFile('latin.xml', Buffer.from(lmfText.replace('a fellow', 'é'), 'latin1'));
    await expect(readLmf(latin)).rejects.toThrow(/not UTF-8/);
  });
});
