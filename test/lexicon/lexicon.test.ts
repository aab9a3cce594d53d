import { describe, expect, it } from 'vitest';
import { UnknownWordError } from '../../src/errors.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import { Lexicon } from '../../src/lexicon/lexicon.js';
import type { LexiconStore } from '../../src/lexicon/lexicon-store.js';
import type { PartOfSpeech, Relation, Synset } from '../../src/lexicon/synset.js';

function synset(id: string, partOfSpeech: PartOfSpeech, lemma: string, relations: readonly Relation[] = []): Synset {
  const sense = { key: `${lemma}@${id}`, lemma, variants: [], partOfSpeech, synset: id, rank: 1, count: 0 };
  const rest = { satellite: false, lexicographerFile: 'noun.Tops', definition: '', examples: [] };
  return { id, partOfSpeech, senses: [sense], relations, ...rest };
}

const animal = synset('s1', 'n', 'animal');
const dogVerb = synset('s2', 'v', 'dog');
const dog = synset('s3', 'n', 'dog', [
  { type: 'hypernym', target: 's1' },
  { type: 'derivation', target: 's2', sourceMember: 0, targetMember: 0 },
]);
const lexicon = createLexicon({ name: 'tiny', version: '1', synsets: [animal, dogVerb, dog] });

/** A lexicon of one synset that tells how often its store was asked for it. */
function countingLexicon(): { lexicon: Lexicon; asked: () => number } {
  let asked = 0;
  const store: LexiconStore = {
    synsetCount: 1,
    senseCount: 1,
    lemmaCount: 1,
    synsetAt: () => {
      asked++;
      return { ...animal };
    },
    findPosition: (id) => (id === 's1' ? 0 : undefined),
    findSensePosition: () => 0,
    positionsOf: () => [0],
    partsOfSpeech: () => 'n',
    lemmas: () => ['animal'],
  };
  return { lexicon: new Lexicon('tiny', '1', store), asked: () => asked };
}

describe('Lexicon', () => {
  it('orders senses by part of speech, and keeps to one when asked', () => {
    expect(lexicon.senses('dog').map((sense) => sense.partOfSpeech)).toEqual(['n', 'v']);
    expect(lexicon.senses('dog', 'v').map((sense) => sense.synset)).toEqual(['s2']);
    expect(lexicon.partsOfSpeech('Dog')).toBe('nv');
    expect(lexicon.has('dog', 'v')).toBe(true);
    expect(lexicon.has('dog', 'r')).toBe(false);
  });

  it('follows the relations of one type', () => {
    expect(lexicon.related(dog, 'hypernym')).toEqual([animal]);
    expect(lexicon.related(dog, 'derivation')).toEqual([dogVerb]);
    expect(lexicon.related(dog, 'antonym')).toEqual([]);
  });

  it('gives its synsets in order, as often as asked', () => {
    const { synsets } = lexicon;
    expect([...synsets]).toEqual([animal, dogVerb, dog]);
    expect([...synsets]).toEqual([animal, dogVerb, dog]);
  });

  it('asks its store for a synset only once', () => {
    const { lexicon: counted, asked } = countingLexicon();
    expect(counted.synset('s1')).toBe(counted.synset(counted.sense('animal@s1').synset));
    expect(asked()).toBe(1);
  });

  it('keeps nothing of a scan, and gives in it what is kept', () => {
    const { lexicon: counted, asked } = countingLexicon();
    expect([...counted.scanSynsets()]).toEqual([animal]);
    expect([...counted.scanSynsets()]).toEqual([animal]);
    expect(asked()).toBe(2);
    const [kept] = counted.synsets;
    expect([...counted.scanSynsets()][0]).toBe(kept);
    expect(asked()).toBe(3);
  });

  it('throws UnknownWordError with the lexicon, and with the nearest lemmas where there are some', () => {
    expect(() => lexicon.senses('animol')).toThrow('"animol" is not in tiny 1. The nearest known words are: animal.');
    expect(() => lexicon.senses('animal', 'v')).toThrow('"animal" is not in tiny 1 as part of speech v.');
    for (const unknown of ['constructor', '__proto__', '']) {
      expect(() => lexicon.senses(unknown)).toThrow(UnknownWordError);
      expect(() => lexicon.synset(unknown)).toThrow(`"${unknown}" is not in the synset ids of tiny 1.`);
      expect(() => lexicon.sense(unknown)).toThrow(`"${unknown}" is not in the sense keys of tiny 1.`);
    }
  });
});
