import { describe, expect, it } from 'vitest';
import { isTaggedLemma, tagLemma, untagLemma } from '../../src/lexicon/tagged-lemma.js';

const lemmas = ['show', 'hot dog', 'and/or', '24/7', '__proto__', 'a/n'];

describe('tagLemma', () => {
  it.for(lemmas)('is undone by untagLemma for %s', (lemma) => {
    for (const partOfSpeech of ['n', 'v', 'a', 'r'] as const) {
      const tagged = tagLemma(lemma, partOfSpeech);
      expect([tagged, isTaggedLemma(tagged), untagLemma(tagged)]).toEqual([`${lemma}/${partOfSpeech}`, true, lemma]);
    }
  });

  it('leaves what has no tag as it is', () => {
    for (const label of ['show', 'and/or', '24/7', '/n', 'show/x', 'show/V', '']) {
      expect([isTaggedLemma(label), untagLemma(label)]).toEqual([false, label]);
    }
  });
});
