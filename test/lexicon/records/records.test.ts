import { describe, expect, it } from 'vitest';
import { formatLmf } from '../../../src/lexicon/formats/lmf/format-lmf.js';
import { readWndbRecords } from '../../../src/lexicon/formats/wndb/read-wndb-records.js';
import { readWndb } from '../../../src/lexicon/read-wndb.js';
import { completeInverses } from '../../../src/lexicon/records/complete-inverses.js';
import { countRecords } from '../../../src/lexicon/records/count-records.js';
import { createEntry, isProperName } from '../../../src/lexicon/records/entry-record.js';
import { lexiconFromRecords } from '../../../src/lexicon/records/lexicon-from-records.js';
import { createLexiconRecord } from '../../../src/lexicon/records/lexicon-record.js';
import { createProvenance, noProvenance } from '../../../src/lexicon/records/provenance.js';
import { indexRecords } from '../../../src/lexicon/records/record-index.js';
import { createRelation, nameRelation } from '../../../src/lexicon/records/relation-record.js';
import { createSense } from '../../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../../src/lexicon/records/synset-record.js';
import { describeLexicon } from '../../conformance/lexicon.js';
import { createExtension, createFullLexicon } from '../record-fixture.js';
import { dogs, writeFolder, writeTexts } from '../wndb-fixture.js';

const sense = (id: string, synset: string) => createSense({ id, synset });
const tiny = createLexiconRecord({
  id: 'x',
  entries: [
    createEntry({
      id: 'constructor',
      lemma: 'a',
      partOfSpeech: 'n',
      senses: [sense('__proto__', 'x-1'), sense('a-2', 'x-1')],
    }),
    createEntry({ id: 'b', lemma: 'b', partOfSpeech: 'n', senses: [sense('b-1', 'x-1'), sense('b-1', 'x-2')] }),
  ],
  synsets: [
    createSynset({ id: 'x-1', members: ['b-1', 'constructor'], relations: [createRelation('hypernym', 'x-2')] }),
    createSynset({ id: 'x-2', relations: [createRelation('also', 'x-1'), createRelation('entails', 'x-9')] }),
    createSynset({ id: 'x-2', partOfSpeech: 'v' }),
  ],
});

describe('indexRecords', () => {
  it('finds the first of records with one id, whatever it is called', () => {
    const { entries, senses, synsets } = indexRecords(tiny);
    expect(entries.get('constructor')?.lemma).toBe('a');
    expect(senses.get('__proto__')?.entry.id).toBe('constructor');
    expect(senses.get('b-1')?.sense.synset).toBe('x-1');
    expect(synsets.get('x-2')?.partOfSpeech).toBe('');
    expect([entries.get('toString'), senses.get(''), synsets.get('constructor')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('orders the senses of a synset by its members, which name senses or entries', () => {
    expect(
      indexRecords(tiny)
        .members.get('x-1')
        ?.map(({ sense }) => sense.id),
    ).toEqual(['b-1', '__proto__', 'a-2']);
  });
});

describe('completeInverses', () => {
  it('adds what leads back after what is there, once, and changes nothing the second time', () => {
    const done = completeInverses(tiny);
    expect(done.synsets[1]?.relations.map(({ type, target }) => `${type} ${target}`)).toEqual([
      'also x-1',
      'entails x-9',
      'hyponym x-1',
    ]);
    expect(completeInverses(done)).toBe(done);
    expect(tiny.synsets[1]?.relations).toHaveLength(2);
  });
});

describe('provenance, relations and names', () => {
  it('are told by what they say', () => {
    expect(createProvenance([['note', undefined]])).toBe(noProvenance);
    expect(nameRelation(createRelation('other', 'a', new Map([['dc:type', 'twin']])))).toBe('twin');
    expect(nameRelation(createRelation('also', 'a', new Map([['dc:type', 'twin']])))).toBe('also');
    expect(createFullLexicon().entries.map(isProperName)).toEqual([true, false, false]);
  });
});

describe('countRecords', () => {
  it('counts every kind of record', () => {
    const counts = countRecords(createFullLexicon());
    expect(counts).toMatchObject({ entries: 3, forms: 1, pronunciations: 2, senses: 3, synsets: 3, definitions: 2 });
    expect(counts).toMatchObject({ examples: 2, relations: 2, counted: 1, dotObjects: 2, properNames: 1 });
    expect([...counts.byRelation]).toEqual([
      ['has_metonym', 1],
      ['twin', 1],
    ]);
  });
});

describeLexicon('lexiconFromRecords', async () => {
  const { lexicon } = await readWndbRecords(await writeFolder(writeTexts(dogs)));
  return lexiconFromRecords(lexicon).lexicon;
});

describe('lexiconFromRecords', () => {
  it('has the senses, ranks and counts that reading for look-up has', async () => {
    const folder = await writeFolder(writeTexts(dogs));
    const direct = await readWndb(folder);
    const { lexicon, findings } = lexiconFromRecords((await readWndbRecords(folder)).lexicon);
    expect(findings).toEqual([]);
    const flatten = (from: typeof direct) =>
      [...from.synsets].map(({ definition, examples, senses, satellite, lexicographerFile, relations }) => ({
        definition,
        examples,
        satellite,
        lexicographerFile,
        relations: relations.map(({ type }) => type),
        senses: senses.map(({ synset, ...rest }) => rest),
      }));
    expect(flatten(lexicon)).toEqual(flatten(direct));
  });

  it('tells what it leaves out by the id of the record', () => {
    const { findings } = lexiconFromRecords(createExtension());
    expect(findings.map(({ code, place }) => `${code} ${place}`)).toContain('R316 ext, full-France-1');
  });
});

describe('records', () => {
  it('are not changed by writing them', () => {
    const lexicon = createFullLexicon();
    [...formatLmf([lexicon])].join('');
    expect(lexicon).toEqual(createFullLexicon());
  });
});
