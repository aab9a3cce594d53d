import { describe, expect, it } from 'vitest';
import { makeSenseSentence } from '../../../src/corpus/readers/semcor-sentence.js';

describe('makeSenseSentence', () => {
  it('gives the words of a multiword lemma their own lemmas where there are as many', () => {
    const { tokens, multiwords, senses } = makeSenseSentence([
      { form: 'took_place', isMark: false, pos: 'VB', lemma: 'take_place', lexsn: '2:30:00::' },
      { form: 'constructor', isMark: false, pos: 'NN', lemma: '__proto__' },
    ]);
    expect(tokens.map(({ lemma, tag }) => `${lemma} ${tag}`)).toEqual(['take VERB', 'place VERB', '  proto   NOUN']);
    expect(multiwords).toEqual([{ start: 0, end: 2, lemma: 'take place', tag: 'VERB' }]);
    expect(senses).toEqual([{ start: 0, end: 2, keys: ['take_place%2:30:00::'] }]);
  });

  it('knows the forms of "be", "have" and "do" without lemmas', () => {
    const words = ['He', 'had', 'not', 'been', 'done'].map((form) => ({
      form,
      isMark: false,
      pos: form === 'He' ? 'PRP' : 'VB',
    }));
    expect(makeSenseSentence(words).tokens.map(({ lemma }) => lemma)).toEqual(['he', 'have', 'not', 'be', 'do']);
  });

  it('gives a sentence for marks alone', () => {
    expect(makeSenseSentence([{ form: '...', isMark: true }])).toMatchObject({
      text: '...',
      senses: [],
      multiwords: [],
    });
  });
});
