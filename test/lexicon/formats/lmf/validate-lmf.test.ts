import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../../src/errors.js';
import { validateLmf } from '../../../../src/lexicon/formats/lmf/validate-lmf.js';
import { writeLexiconFile } from '../../lexicon-fixture.js';

const entry = '<LexicalEntry id="x-e"><Lemma writtenForm="go" partOfSpeech="v"/></LexicalEntry>';
const lexicon = 'id="x" label="X" language="en" email="a@b" license="l" version="1"';

async function validate(inside: string, { version = '1.4', attributes = lexicon } = {}): Promise<string[]> {
  const text = `<?xml version="1.0"?>
<!DOCTYPE LexicalResource SYSTEM "http://globalwordnet.github.io/schemas/WN-LMF-${version}.dtd">
<LexicalResource xmlns:dc="https://globalwordnet.github.io/schemas/dc/"><Lexicon ${attributes}>
${inside}
</Lexicon></LexicalResource>`;
  const findings = await validateLmf(await writeLexiconFile('x.xml', text));
  return findings.map(({ code, place, message }) => `${code} ${/line \d+$/.exec(place)?.[0]}: ${message}`);
}

describe('validateLmf', () => {
  it.each(['1.0', '1.1', '1.3', '1.4'])('finds nothing in a sound file of version %s', async (version) => {
    const sense = '<Sense id="x-s" synset="x-1"><SenseRelation relType="antonym" target="x-s"/></Sense>';
    const inside = `${entry.replace('</LexicalEntry>', `${sense}</LexicalEntry>`)}<Synset id="x-1" ili=""/>`;
    expect(await validate(inside, { version })).toEqual([]);
  });

  it.each([
    ['an element that is none', `${entry}<Word/>`, ['V103 line 4: <Word> is no element of WN-LMF.']],
    [
      'an element in a place of another',
      `${entry}<Count>1</Count>`,
      ['V104 line 4: <Count> may not stand in <Lexicon>.'],
    ],
    [
      'children in another order',
      `<Synset id="x-1" ili=""/>${entry}`,
      [
        'V105 line 4: <Lexicon> has no <LexicalEntry> before <Synset>.',
        'V104 line 4: <LexicalEntry> stands in <Lexicon> after <Synset>; it must stand before.',
      ],
    ],
    [
      'two of what there may be one of',
      `${entry}<Synset id="x-1" ili=""><ILIDefinition>a</ILIDefinition><ILIDefinition>b</ILIDefinition></Synset>`,
      ['V104 line 4: <Synset> has more than one <ILIDefinition>.'],
    ],
    ['a lexicon without entries', '', ['V105 line 5: <Lexicon> has no <LexicalEntry>.']],
    [
      'an entry without a lemma',
      '<LexicalEntry id="x-e"></LexicalEntry>',
      ['V105 line 4: <LexicalEntry> has no <Lemma>.'],
    ],
    ['text where none may be', `${entry} stray `, ['V106 line 5: <Lexicon> holds text; it may hold none.']],
    ['an attribute that is missing', `${entry}<Synset id="x-1"/>`, ['V107 line 4: <Synset> has no "ili".']],
    [
      'an attribute that is none',
      `${entry}<Synset id="x-1" ili="" constructor="1"/>`,
      ['V108 line 4: <Synset> may not have "constructor".'],
    ],
    [
      'a value that is none',
      `${entry}<Synset id="x-1" ili="" partOfSpeech="z"/>`,
      ['V109 line 4: "partOfSpeech" of <Synset> is "z"; expected n, v, a, r, s, t, c, p, x, u.'],
    ],
    [
      'a relation of senses between synsets',
      `${entry}<Synset id="x-1" ili=""><SynsetRelation relType="pertainym" target="x-1"/></Synset>`,
      ['V109 line 4: "relType" of <SynsetRelation> is "pertainym", which is no relation of synsets in WN-LMF 1.4.'],
    ],
    [
      'an id that is no name',
      `${entry}<Synset id="1 x" ili=""/>`,
      [
        'V110 line 4: "id" of <Synset> is "1 x"; an id begins with a letter and holds letters, digits, ".", "-" and "_".',
      ],
    ],
    ['an id that stands twice', `${entry}\n${entry}`, ['V111 line 5: The id "x-e" stands on line 4 already.']],
    [
      'a reference that leads nowhere',
      `${entry}<Synset id="x-1" ili="" members="x-e x-9"/>`,
      ['V112 line 4: "x-9" is referred to and is not the id of anything.'],
    ],
  ])('finds %s', async (_, inside, expected) => {
    expect(await validate(inside)).toEqual(expected);
  });

  it('finds what a later version brought', async () => {
    const inside = `<Requires id="y" version="1"/>${entry}<Synset id="x-1" ili="" lexfile="noun.act"/>`;
    expect(await validate(inside, { version: '1.0' })).toEqual([
      'V103 line 4: <Requires> came with WN-LMF 1.1; this file is 1.0.',
      'V108 line 4: "lexfile" of <Synset> came with WN-LMF 1.1; this file is 1.0.',
    ]);
    expect(await validate(inside, { version: '1.1' })).toEqual([]);
    const relation = '<SenseRelation relType="metonym" target="x-s"/>';
    const sense = `<Sense id="x-s" synset="x-1">${relation}</Sense></LexicalEntry><Synset id="x-1" ili=""/>`;
    const metonym = entry.replace('</LexicalEntry>', sense);
    expect(await validate(metonym, { version: '1.3' })).toHaveLength(1);
    expect(await validate(metonym)).toEqual([]);
  });

  it('finds a document type of no version, and a lexicon without what it must say', async () => {
    const found = await validate(entry, { version: 'x', attributes: 'id="x" label="X"' });
    expect(found[0]).toMatch(/^V101 /);
    expect(found.slice(1).map((text) => text.slice(0, 4))).toEqual(['V107', 'V107', 'V107', 'V107']);
  });

  it('throws where the XML is broken', async () => {
    await expect(validateLmf(await writeLexiconFile('x.xml', '<LexicalResource>'))).rejects.toThrow(FileFormatError);
  });
});
