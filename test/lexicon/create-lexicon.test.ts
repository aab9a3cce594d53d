import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Relation, Sense, Synset } from '../../src/lexicon/synset.js';

function sense(synset: string, lemma: string, rank = 1): Sense {
  return { key: `${lemma}@${synset}`, lemma, variants: [], partOfSpeech: 'n', synset, rank, count: 0 };
}

function synset(id: string, lemmas: readonly string[], relations: readonly Relation[] = []): Synset {
  const senses = lemmas.map((lemma) => sense(id, lemma));
  const rest = { partOfSpeech: 'n', satellite: false, lexicographerFile: 'noun.act', definition: id } as const;
  return { id, senses, relations, examples: [], ...rest };
}

function create(...synsets: readonly Synset[]) {
  return createLexicon({ name: 'tiny', version: '1', synsets });
}

describe('createLexicon', () => {
  it('finds its synsets and senses by id, key and lemma', () => {
    const lexicon = create(synset('s1', ['Dog', 'constructor']), synset('s2', ['__proto__', 'house dog']));
    expect([lexicon.synsetCount, lexicon.senseCount, lexicon.lemmaCount]).toEqual([2, 4, 4]);
    expect(lexicon.senses('dog')[0]?.lemma).toBe('Dog');
    expect(lexicon.senses('house_dog')[0]?.synset).toBe('s2');
    expect(lexicon.sense('constructor@s1').lemma).toBe('constructor');
    expect(lexicon.partsOfSpeech('__proto__')).toBe('n');
    expect([...lexicon.lemmas()]).toEqual(['dog', 'constructor', '  proto  ', 'house dog']);
  });

  it('knows none of the words that objects carry of themselves', () => {
    const lexicon = create(synset('s1', ['dog']));
    for (const word of ['constructor', '__proto__', 'hasOwnProperty', '']) {
      expect(lexicon.has(word)).toBe(false);
      expect(lexicon.findSenses(word)).toEqual([]);
      expect(lexicon.findSense(word)).toBeUndefined();
    }
  });

  it('ranks the senses of a lemma whatever the order of the synsets', () => {
    const later: Synset = { ...synset('s1', []), senses: [sense('s1', 'dog', 2)] };
    const lexicon = create(later, synset('s2', ['dog']));
    expect(lexicon.senses('dog').map((found) => found.synset)).toEqual(['s2', 's1']);
  });

  it('does not share its list of senses with the caller', () => {
    const lexicon = create(synset('s1', ['dog']));
    (lexicon.senses('dog') as Sense[]).pop();
    expect(lexicon.senses('dog')).toHaveLength(1);
  });

  it.each([
    ['an id repeats', [synset('s1', ['a']), synset('s1', ['b'])], 's1: two synsets have this id'],
    ['a synset is empty', [synset('s1', [])], 's1: the synset has no senses'],
    ['a sense key repeats', [synset('s1', ['a', 'a'])], 'a@s1: two senses have this key'],
    ['a sense names another synset', [{ ...synset('s1', ['a']), id: 's2' }], 'a@s1: the sense stands in s2'],
    ['a relation leads nowhere', [synset('s1', ['a'], [{ type: 'antonym', target: 's9' }])], 's9 does not exist'],
    [
      'a relation names a member too many',
      [synset('s1', ['a'], [{ type: 'antonym', target: 's1', sourceMember: 0, targetMember: 1 }])],
      'joins members that do not exist',
    ],
  ])('throws FileFormatError when %s', (_, synsets, message) => {
    expect(() => create(...synsets)).toThrow(FileFormatError);
    expect(() => create(...synsets)).toThrow(message);
  });
});
