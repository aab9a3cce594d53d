import { describe, expect, it } from 'vitest';
import type { AskedSentence } from '../../src/corpus/readers/all-words-reader.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { findTargets } from '../../src/wsd/find-targets.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';

const sentence: Sentence = {
  ...taggedSentence(
    'Ada/Ada/PROPN Lovelace/Lovelace/PROPN ate/eat/VERB two/NUM hot/ADJ dogs/dog/NOUN in/ADP Paris/Paris/PROPN',
  ),
  names: [
    { start: 0, end: 2, class: 'person' },
    { start: 7, end: 8, class: 'place' },
  ],
  multiwords: [{ start: 4, end: 6, lemma: 'Hot_dog', tag: 'NOUN' }],
};
const shown = (of: Sentence): unknown[] =>
  findTargets(of).map(({ form, lemma, partOfSpeech, nameClass }) => [form, lemma, partOfSpeech, nameClass]);

describe('findTargets', () => {
  it('finds names, lemmas of several words and content words, in order and without overlap', () => {
    expect(shown(sentence)).toEqual([
      ['Ada Lovelace', 'Ada Lovelace', 'n', 'person'],
      ['ate', 'eat', 'v', undefined],
      ['hot dogs', 'hot dog', 'n', undefined],
      ['Paris', 'Paris', 'n', 'place'],
    ]);
  });

  it('prefers a name to a lemma that overlaps it', () => {
    const both: Sentence = { ...sentence, multiwords: [{ start: 1, end: 3, lemma: 'lovelace eat', tag: 'VERB' }] };
    expect(shown(both)[0]).toEqual(['Ada Lovelace', 'Ada Lovelace', 'n', 'person']);
    expect(shown(both)[1]).toEqual(['ate', 'eat', 'v', undefined]);
  });

  it('prefers a lemma of several words to a name that is a part of it, and keeps its class', () => {
    const city: Sentence = {
      ...taggedSentence('in/ADP New/ADJ York/York/PROPN City/City/PROPN'),
      names: [{ start: 2, end: 4, class: 'place' }],
      multiwords: [{ start: 1, end: 4, lemma: 'New_York City', tag: 'PROPN' }],
    };
    expect(shown(city)).toEqual([['New York City', 'New York City', 'n', 'place']]);
    const plant: Sentence = {
      ...taggedSentence('Achilles/Achilles/PROPN tendons/tendon/NOUN'),
      names: [{ start: 0, end: 1, class: 'person' }],
      multiwords: [{ start: 0, end: 2, lemma: 'Achilles tendon', tag: 'NOUN' }],
    };
    expect(shown(plant)).toEqual([['Achilles tendons', 'achilles tendon', 'n', undefined]]);
    const same: Sentence = { ...city, names: [{ start: 1, end: 4, class: 'place' }] };
    expect(shown(same)).toEqual([['New York City', 'New York City', 'n', 'place']]);
  });

  it('takes white space in a name for one space', () => {
    const broken = taggedSentence('White/PROPN House/PROPN');
    const text = 'White\n  House';
    const tokens = [broken.tokens[0], { ...broken.tokens[1], start: 8, end: 13 }];
    const names = [{ start: 0, end: 2, class: 'organisation' }] as const;
    expect(shown({ ...broken, text, tokens, names })).toEqual([[text, 'White House', 'n', 'organisation']]);
  });

  it('leaves out function words, numbers and what has no letter', () => {
    expect(shown(taggedSentence('the/DET 7/NOUN --/NOUN constructor/NOUN'))).toEqual([
      ['constructor', 'constructor', 'n', undefined],
    ]);
    expect(findTargets(taggedSentence('of/ADP'))).toEqual([]);
  });

  it('finds what a set asks and nothing else, with its ids', () => {
    const asked: AskedSentence = {
      ...sentence,
      asked: [
        { id: 't0', start: 5, end: 6 },
        { id: 't1', start: 7, end: 8 },
      ],
    };
    const found = findTargets(asked).map(({ id, lemma, nameClass }) => [id, lemma, nameClass]);
    expect(found).toEqual([
      ['t0', 'dog', undefined],
      ['t1', 'Paris', 'place'],
    ]);
  });
});
