import { describe, expect, it } from 'vitest';
import { findNames } from '../../src/corpus/find-names.js';
import { createNameGazetteer } from '../../src/corpus/name-gazetteer.js';
import { readPersonNames } from '../../src/corpus/read-person-names.js';
import { taggedSentence } from './tagged-sentence.js';

const gazetteer = createNameGazetteer({
  entries: [
    { lemma: 'Ohio', lexicographerFile: 'noun.location', rank: 1 },
    { lemma: 'United Nations', lexicographerFile: 'noun.group', rank: 1 },
  ],
  personNames: readPersonNames(),
});

function find(tagged: string): string[] {
  const sentence = taggedSentence(tagged);
  return findNames(sentence, gazetteer).map(({ start, end, class: name }) => {
    const forms = sentence.tokens.slice(start, end).map(({ form }) => form);
    return `${forms.join(' ')}: ${name}`;
  });
}

describe('findNames', () => {
  it('gives each name its class', () => {
    expect(find('Dr./PROPN Mary/PROPN Zork/PROPN said/say/VERB nothing/PRON ./PUNCT')).toEqual([
      'Dr. Mary Zork: person',
    ]);
    expect(find('They/PRON live/VERB in/ADP Zork/PROPN ,/PUNCT Ohio/PROPN')).toEqual(['Zork: place', 'Ohio: place']);
    expect(find('Zork/PROPN University/PROPN and/CCONJ the/DET United/PROPN Nations/PROPN')).toEqual([
      'Zork University: organisation',
      'United Nations: organisation',
    ]);
  });

  it('gives the same name another class in other company', () => {
    expect(find('Then/ADV Washington/PROPN smiled/smile/VERB')).toEqual(['Washington: person']);
    expect(find('We/PRON met/VERB in/ADP Washington/PROPN')).toEqual(['Washington: place']);
  });

  it('parts a person from the place after "of", but leaves other names whole', () => {
    expect(find('Mary/PROPN Zork/PROPN of/ADP Ohio/PROPN')).toEqual(['Mary Zork: person', 'Ohio: place']);
    expect(find('Mary/PROPN of/ADP Zork/PROPN')).toHaveLength(1);
    expect(find('Bank/PROPN of/ADP Ohio/PROPN')).toEqual(['Bank of Ohio: organisation']);
  });

  it('finds none in an empty sentence or where there are none', () => {
    expect(findNames({ tokens: [] }, gazetteer)).toEqual([]);
    expect(find('a/DET dog/NOUN barks/VERB')).toEqual([]);
    expect(find('constructor/PROPN')).toHaveLength(1);
  });
});
