import { describe, expect, it } from 'vitest';
import { evidenceOf, nameEvidence } from '../../src/corpus/name-evidence.js';
import { createNameGazetteer } from '../../src/corpus/name-gazetteer.js';
import { nameWeights } from '../../src/corpus/name-weights.js';
import { nameClasses } from '../../src/corpus/sentence.js';
import { taggedSentence } from './tagged-sentence.js';

const gazetteer = createNameGazetteer({
  entries: [
    { lemma: 'Ohio', lexicographerFile: 'noun.location', rank: 1 },
    { lemma: 'house', lexicographerFile: 'noun.artifact', rank: 1 },
  ],
  personNames: { givenNames: new Set(['mary']), familyNames: new Set(['smith']) },
});

function evidence(tagged: string, start: number, end: number): string[] {
  return evidenceOf(taggedSentence(tagged).tokens, { start, end }, gazetteer);
}

describe('evidenceOf', () => {
  it('sees what the gazetteer knows', () => {
    expect(evidence('Ohio/PROPN', 0, 1)).toContain('known as place');
    expect(evidence('Mary/PROPN Smith/PROPN', 0, 2)).toEqual(
      expect.arrayContaining(['given name first', 'family name last', 'two words']),
    );
    expect(evidence('Big/PROPN House/PROPN', 0, 2)).toContain('common noun last');
    expect(evidence('Zork/PROPN', 0, 1)).toContain('unknown word alone');
  });

  it('sees titles and the words that organisations and places end with', () => {
    expect(evidence('Dr./PROPN Zork/PROPN', 0, 2)).toContain('title');
    expect(evidence('Zork/PROPN River/PROPN', 0, 2)).toContain('place word last');
    expect(evidence('University/PROPN of/ADP Zork/PROPN', 0, 3)).toEqual(
      expect.arrayContaining(['organisation word first', 'inner of']),
    );
    expect(evidence('ZORK/PROPN', 0, 1)).toContain('all capitals');
  });

  it('sees the words around', () => {
    expect(evidence('in/ADP Zork/PROPN', 1, 2)).toContain('place preposition before');
    expect(evidence('in/ADP the/DET Zork/PROPN', 2, 3)).toEqual(
      expect.arrayContaining(['place preposition before', 'article before']),
    );
    expect(evidence('Zork/PROPN said/say/VERB', 0, 1)).toContain('saying verb after');
    expect(evidence('Zork/PROPN ,/PUNCT Ohio/PROPN', 0, 1)).toContain('comma and place after');
  });

  it('has weights for each kind of evidence and each class', () => {
    expect([...nameWeights.keys()]).toEqual([...nameEvidence]);
    for (const row of nameWeights.values()) expect(row).toHaveLength(nameClasses.length);
  });
});
