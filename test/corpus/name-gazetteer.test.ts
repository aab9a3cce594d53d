import { describe, expect, it } from 'vitest';
import { createNameGazetteer } from '../../src/corpus/name-gazetteer.js';

const entry = (lemma: string, lexicographerFile: string, rank = 1) => ({ lemma, lexicographerFile, rank });

describe('createNameGazetteer', () => {
  it("takes the class of a name from the lexicographers' file", () => {
    const gazetteer = createNameGazetteer({
      entries: [
        entry('Byron', 'noun.person'),
        entry('New York', 'noun.location'),
        entry('Alps', 'noun.object'),
        entry('Green Party', 'noun.group'),
        entry('Bible', 'noun.communication'),
      ],
    });
    expect(['Byron', 'New York', 'Alps', 'Green Party', 'Bible'].map((name) => gazetteer.classOf(name))).toEqual([
      'person',
      'place',
      'place',
      'organisation',
      'other',
    ]);
  });

  it('takes the first sense, whatever the order of the entries', () => {
    const senses = [
      entry('Paris', 'noun.person', 3),
      entry('Paris', 'noun.location', 1),
      entry('Paris', 'noun.plant', 2),
    ];
    expect(createNameGazetteer({ entries: senses }).classOf('Paris')).toBe('place');
    expect(createNameGazetteer({ entries: senses.reverse() }).classOf('Paris')).toBe('place');
  });

  it('holds common nouns apart from names', () => {
    const gazetteer = createNameGazetteer({
      entries: [entry('house', 'noun.artifact'), entry('Bath', 'noun.location')],
    });
    expect(gazetteer.classOf('house')).toBeUndefined();
    expect(gazetteer.classOf('bath')).toBeUndefined();
    expect(gazetteer.isCommonNoun('House')).toBe(true);
    expect(gazetteer.isCommonNoun('Bath')).toBe(false);
  });

  it('knows given and family names in any letter case', () => {
    const personNames = { givenNames: new Set(['mary']), familyNames: new Set(['smith']) };
    const gazetteer = createNameGazetteer({ personNames });
    expect([gazetteer.isGivenName('MARY'), gazetteer.isGivenName('Smith')]).toEqual([true, false]);
    expect([gazetteer.isFamilyName('Smith'), gazetteer.isFamilyName('Mary')]).toEqual([true, false]);
  });

  it('knows nothing without entries', () => {
    const gazetteer = createNameGazetteer();
    for (const word of ['', 'constructor', '__proto__']) {
      expect(gazetteer.classOf(word)).toBeUndefined();
      expect(gazetteer.isCommonNoun(word) || gazetteer.isGivenName(word) || gazetteer.isFamilyName(word)).toBe(false);
    }
  });
});
