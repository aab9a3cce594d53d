import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { formatSenseKey, parseSenseKey } from '../../src/lexicon/sense-key.js';
import { formatSynsetId, parseSynsetId, type Synset } from '../../src/lexicon/synset.js';

let wordnet: Lexicon;
let synsets: readonly Synset[];

beforeAll(async () => {
  wordnet = await readWordnet();
  synsets = [...wordnet.synsets];
});

describe('readWordnet', () => {
  it('holds all of WordNet 3.1', () => {
    expect([wordnet.name, wordnet.version]).toEqual(['WordNet', '3.1']);
    expect([wordnet.synsetCount, wordnet.senseCount, wordnet.lemmaCount]).toEqual([117_791, 207_235, 147_478]);
    expect(synsets).toHaveLength(117_791);
    const count = (part: string) => synsets.filter((synset) => synset.partOfSpeech === part).length;
    expect(['n', 'v', 'a', 'r'].map(count)).toEqual([82_192, 13_789, 18_185, 3_625]);
    expect(synsets.reduce((sum, synset) => sum + synset.senses.length, 0)).toBe(207_235);
    expect(synsets.reduce((sum, synset) => sum + synset.relations.length, 0)).toBe(378_203);
  });

  it('reads WordNet 3.0 where it is asked for, and no other version', async () => {
    const older = await readWordnet({ version: '3.0' });
    expect([older.version, older.synsetCount, older.senses('dog')[0]?.synset]).toEqual(['3.0', 117_659, '02084071-n']);
    await expect(readWordnet({ version: '2.0' as '3.0' })).rejects.toThrow(OptionError);
  });

  it('ranks the senses of dog as its lexicographers do', () => {
    const senses = wordnet.senses('dog');
    expect(senses.map((sense) => `${sense.partOfSpeech}${sense.rank}`).join(' ')).toBe('n1 n2 n3 n4 n5 n6 n7 v1');
    expect(senses[0]).toMatchObject({ key: 'dog%1:05:00::', synset: '02086723-n', count: 42 });
    expect(wordnet.senses('dog', 'v').map((sense) => sense.key)).toEqual(['dog%2:38:00::']);
    expect(wordnet.partsOfSpeech('dog')).toBe('nv');
    expect(wordnet.partsOfSpeech('fast')).toBe('nvar');
  });

  it('leads from dog up to entity', () => {
    const chain: (string | undefined)[] = [];
    let synset: Synset | undefined = wordnet.synset('02086723-n');
    while (synset !== undefined) {
      chain.push(synset.senses[0]?.lemma);
      synset = wordnet.related(synset, 'hypernym')[0];
    }
    expect(chain.join(' < ')).toBe(
      'dog < canine < carnivore < placental < mammal < vertebrate < chordate < animal < organism < living thing < whole' +
        ' < object < physical entity < entity',
    );
  });

  it('looks lemmas up without regard to letter case, with spaces or underscores', () => {
    const [sense] = wordnet.senses('canis_FAMILIARIS');
    expect(sense).toMatchObject({ lemma: 'Canis familiaris', synset: '02086723-n' });
    expect(wordnet.senses('Canis Familiaris')).toEqual([sense]);
  });

  it('finds every sense by its key and by its lemma, and every synset by its id', () => {
    for (const synset of synsets) {
      expect(wordnet.synset(synset.id)).toBe(synset);
      if (synset.senses.some((sense) => wordnet.sense(sense.key) !== sense)) expect.fail(synset.id);
    }
    for (const lemma of ['a', 'break', 'able', 'new york', "'s gravenhage", 'earth', 'ddc']) {
      const senses = wordnet.senses(lemma);
      expect(senses.every((sense) => wordnet.synset(sense.synset).senses.includes(sense))).toBe(true);
    }
  });

  it('has ranks from 1 without gaps for every lemma and part of speech', () => {
    for (const lemma of wordnet.lemmas()) {
      let [part, rank] = ['', 0];
      for (const sense of wordnet.findSenses(lemma)) {
        rank = sense.partOfSpeech === part ? rank + 1 : 1;
        part = sense.partOfSpeech;
        if (sense.rank !== rank) expect.fail(sense.key);
      }
      if (rank === 0) expect.fail(lemma);
    }
  });

  it('has sense keys and synset ids that can be read back from their printed form', () => {
    for (const { id, senses } of synsets) {
      const { offset, partOfSpeech } = parseSynsetId(id);
      if (formatSynsetId(offset, partOfSpeech) !== id) expect.fail(id);
      for (const { key } of senses) if (formatSenseKey(parseSenseKey(key)) !== key) expect.fail(key);
    }
  });

  it('leaves position markers out of lemmas', () => {
    expect(synsets.flatMap((synset) => synset.senses).filter((sense) => sense.lemma.includes('('))).toEqual([]);
    expect(wordnet.senses('galore')[0]?.lemma).toBe('galore');
  });

  it('hangs every satellite on a head by the relation similar', () => {
    const satellites = synsets.filter((synset) => synset.satellite);
    expect(satellites.length).toBe(10_717);
    for (const satellite of satellites) {
      if (!wordnet.related(satellite, 'similar').some((head) => !head.satellite)) expect.fail(satellite.id);
    }
  });

  it('has relations that lead to senses that exist', () => {
    for (const synset of synsets) {
      for (const { target, sourceMember = 0, targetMember = 0 } of synset.relations) {
        const source = synset.senses[sourceMember];
        const destination = wordnet.synset(target).senses[targetMember];
        if (source === undefined || destination === undefined) expect.fail(`${synset.id} to ${target}`);
      }
    }
  });

  it('takes every gloss apart so that nothing is left empty', () => {
    expect(synsets.filter((synset) => synset.definition === '')).toEqual([]);
    expect(synsets.reduce((sum, synset) => sum + synset.examples.length, 0)).toBe(48_556);
    expect(synsets.flatMap((synset) => synset.examples).filter((example) => /^$|"|^\s|\s$/.test(example))).toEqual([]);
    // Thirteen glosses quote a word inside the definition.
    expect(synsets.filter((synset) => synset.definition.includes('"'))).toHaveLength(13);
  });

  it('suggests the nearest lemmas for a misspelled one', () => {
    expect(() => wordnet.senses('accomodation')).toThrow(UnknownWordError);
    expect(() => wordnet.senses('accomodation')).toThrow('The nearest known words are: accommodation');
    expect(() => wordnet.senses('dog', 'r')).toThrow('"dog" is not in WordNet 3.1 as part of speech r.');
  });
});
