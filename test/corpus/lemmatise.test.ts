import { describe, expect, it } from 'vitest';
import { createLemmatiser } from '../../src/corpus/lemmatise.js';
import type { UniversalTag } from '../../src/corpus/sentence.js';
import { smallLexicon } from './small-lexicon.js';

const lemmatise = createLemmatiser(smallLexicon);

describe('createLemmatiser', () => {
  it.each<[string, UniversalTag, string]>([
    ['feet', 'NOUN', 'foot'],
    ['leaves', 'NOUN', 'leaf'],
    ['Dogs', 'NOUN', 'dog'],
    ['years', 'NOUN', 'year'],
    ['gas', 'NOUN', 'gas'],
    ['ran', 'VERB', 'run'],
    ['hoped', 'VERB', 'hope'],
    ['seed', 'VERB', 'seed'],
    ['installed', 'VERB', 'install'],
    ['larger', 'ADJ', 'large'],
    ['later', 'ADV', 'late'],
    ['fast', 'ADV', 'fast'],
  ])('finds the lemma of %s/%s through Morphy: %s', (form, tag, lemma) => {
    expect(lemmatise(form, tag)).toBe(lemma);
  });

  it.each<[string, UniversalTag, string]>([
    ["n't", 'PART', 'not'],
    ["'s", 'PART', "'s"],
    ["'s", 'AUX', 'be'],
    ['ca', 'AUX', 'can'],
    ["'ll", 'AUX', 'will'],
    ['me', 'PRON', 'I'],
    ['My', 'PRON', 'my'],
    ['them', 'PRON', 'they'],
    ['an', 'DET', 'a'],
    ['those', 'DET', 'that'],
    ['The', 'DET', 'the'],
    ['better', 'ADJ', 'good'],
    ['better', 'ADV', 'well'],
  ])('follows EWT for the closed classes: %s/%s is %s', (form, tag, lemma) => {
    expect(lemmatise(form, tag)).toBe(lemma);
  });

  it.each<[string, UniversalTag, string]>([
    ['blogs', 'NOUN', 'blog'],
    ['hashes', 'NOUN', 'hash'],
    ['kleptocracies', 'NOUN', 'kleptocracy'],
    ['googling', 'VERB', 'google'],
    ['blogged', 'VERB', 'blog'],
    ['tweeted', 'VERB', 'tweet'],
    ['retries', 'VERB', 'retry'],
  ])('takes endings off by rule where the lexicon is silent: %s/%s gives %s', (form, tag, lemma) => {
    expect(lemmatise(form, tag)).toBe(lemma);
  });

  it('keeps the case of names, acronyms, foreign words and capitalised adjectives inside a sentence', () => {
    expect(lemmatise('Paris', 'PROPN')).toBe('Paris');
    expect(lemmatise('Americans', 'PROPN')).toBe('American');
    expect(lemmatise('TVs', 'NOUN')).toBe('TV');
    expect(lemmatise('Weltschmerz', 'X')).toBe('Weltschmerz');
    expect(lemmatise('American', 'ADJ')).toBe('American');
    expect(lemmatise('Small', 'ADJ', true)).toBe('small');
  });

  it('writes numbers without grouping commas', () => {
    expect(lemmatise('200,000', 'NUM')).toBe('200000');
    expect(lemmatise('Two', 'NUM')).toBe('two');
  });

  it.each(['constructor', '__proto__', ''])('takes %j as it is', (form) => {
    expect(lemmatise(form, 'NOUN')).toBe(form);
    expect(lemmatise(form, 'PRON')).toBe(form);
  });
});
