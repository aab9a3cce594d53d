import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindMultiwordsOptions, findMultiwords } from '../../src/corpus/find-multiwords.js';
import { unlikelyMultiwords } from '../../src/corpus/multiword-exceptions.js';
import { MultiwordIndex } from '../../src/corpus/multiword-index.js';
import { tokenise } from '../../src/corpus/tokenise.js';
import { taggedSentence } from './tagged-sentence.js';

const lemmas: Readonly<Record<string, string>> = {
  'hot dog': 'n',
  'hot dog stand': 'n',
  'attorney general': 'n',
  'mother-in-law': 'n',
  'New York': 'n',
  'white house': 'n',
  'White House': 'n',
  'give up': 'v',
  'live in': 'v',
  "lose one's temper": 'v',
  'as well': 'r',
  'in this': 'r',
  'at large': 'ar',
};
const index = new MultiwordIndex(Object.entries(lemmas).map(([lemma, partsOfSpeech]) => ({ lemma, partsOfSpeech })));

function find(text: string, options?: FindMultiwordsOptions): string[] {
  return findMultiwords(taggedSentence(text), index, options).map(
    ({ start, end, lemma, tag }) => `${start}-${end} ${lemma}/${tag}`,
  );
}

describe('findMultiwords', () => {
  it('finds a lemma by the forms and by the lemmas of its tokens', () => {
    expect(find('two/NUM hot/ADJ dogs/dog/NOUN')).toEqual(['1-3 hot dog/NOUN']);
    expect(find('they/PRON gave/give/VERB up/ADP')).toEqual(['1-3 give up/VERB']);
    expect(find('attorneys/attorney/NOUN general/ADJ')).toEqual(['0-2 attorney general/NOUN']);
    expect(find('mothers/mother/NOUN -/PUNCT in/ADP -/PUNCT law/NOUN')).toEqual(['0-5 mother-in-law/NOUN']);
  });

  it('prefers the longest lemma, and finds no two that overlap', () => {
    expect(find('hot/ADJ dog/NOUN stand/NOUN')).toEqual(['0-3 hot dog stand/NOUN']);
    expect(find('hot/ADJ dog/NOUN hot/ADJ dog/NOUN')).toEqual(['0-2 hot dog/NOUN', '2-4 hot dog/NOUN']);
  });

  it('falls back on a shorter lemma where the longer one breaks off', () => {
    expect(find('hot/ADJ dog/NOUN standing/VERB')).toEqual(['0-2 hot dog/NOUN']);
  });

  it('wants the capitals of the lexicon, but allows others', () => {
    expect(find('New/PROPN York/PROPN')).toEqual(['0-2 New York/PROPN']);
    expect(find('new/ADJ york/NOUN')).toEqual([]);
    expect(find('White/PROPN House/PROPN')).toEqual(['0-2 White House/PROPN']);
    expect(find('White/ADJ house/NOUN')).toEqual(['0-2 white house/NOUN']);
    expect(find('HOT/ADJ DOG/NOUN')).toEqual(['0-2 hot dog/NOUN']);
  });

  it('puts any possessive pronoun in the place of "one\'s"', () => {
    expect(find('she/PRON lost/lose/VERB her/PRON temper/NOUN')).toEqual(["1-4 lose one's temper/VERB"]);
  });

  it('takes no split lemma', () => {
    expect(find('gave/give/VERB it/PRON up/ADP')).toEqual([]);
  });

  it('wants tags that allow a part of speech of the lemma', () => {
    expect(find('give/NOUN up/ADP')).toEqual([]);
    expect(find('he/PRON sang/VERB as/ADV well/ADV')).toEqual(['2-4 as well/ADV']);
    expect(find('he/PRON is/AUX at/ADP large/ADJ')).toEqual(['2-4 at large/ADV']);
  });

  it('leaves a last word to the noun phrase that it governs', () => {
    expect(find('to/PART live/VERB in/ADP Rome/PROPN')).toEqual([]);
    expect(find('a/DET place/NOUN to/PART live/VERB in/ADP')).toEqual(['3-5 live in/VERB']);
    expect(find('in/ADP this/DET house/NOUN')).toEqual([]);
    expect(find('in/ADP this/PRON ,/PUNCT')).toEqual(['0-2 in this/ADV']);
  });

  it('takes every match where asked', () => {
    expect(find('to/PART live/VERB in/ADP Rome/PROPN', { everyMatch: true })).toEqual(['1-3 live in/VERB']);
    expect(find('give/NOUN up/ADP', { everyMatch: true })).toEqual(['0-2 give up/VERB']);
  });

  it('leaves out the lemmas whose words stand for themselves', () => {
    const unlikely = new MultiwordIndex([...unlikelyMultiwords].map((lemma) => ({ lemma, partsOfSpeech: 'rv' })));
    expect(findMultiwords(taggedSentence('for/ADP one/NUM'), unlikely)).toEqual([]);
    expect(findMultiwords(taggedSentence('for/ADP one/NUM'), unlikely, { everyMatch: true })).toHaveLength(1);
  });

  it('finds nothing in an empty sentence or with an empty index', () => {
    expect(findMultiwords({ tokens: [] }, index)).toEqual([]);
    expect(findMultiwords(taggedSentence('hot/ADJ dog/NOUN'), new MultiwordIndex([]))).toEqual([]);
  });

  it('finds every lemma in its own words, whatever words the lexicon holds', () => {
    const word = fc.oneof(
      fc.constantFrom('constructor', 'toString', 'a', 'b', 'in'),
      fc.stringMatching(/^[a-z]{1,4}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (phrases) => {
        const known = new MultiwordIndex(phrases.map((words) => ({ lemma: words.join(' '), partsOfSpeech: 'n' })));
        for (const words of phrases) {
          const lemma = words.join(' ');
          const tokens = tokenise(lemma).map((token) => ({ ...token, lemma: token.form, tag: 'NOUN' as const }));
          expect(findMultiwords({ tokens }, known, { everyMatch: true })[0]).toEqual({
            start: 0,
            end: tokens.length,
            lemma,
            tag: 'NOUN',
          });
        }
      }),
    );
  });
});
