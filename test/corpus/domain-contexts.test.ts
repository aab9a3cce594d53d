import { describe, expect, it } from 'vitest';
import { domainContexts } from '../../src/corpus/domain-contexts.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('domainContexts', domainContexts);
describeContextExtractor('domainContexts with every noun', () => domainContexts({ nouns: 'every', window: 2 }));

describe('domainContexts', () => {
  // 0 The  1 dogs  2 chased  3 a  4 cat  5 in  6 Paris
  const sentence = taggedSentence('The/DET dogs/dog/NOUN chased/chase/VERB a/DET cat/NOUN in/ADP Paris/Paris/PROPN');
  const of = (target: number, options = {}): string[] =>
    contextsOf(domainContexts(options), sentence)
      .filter(([token]) => token === target)
      .map(([, context]) => context);

  it('gives the nearest noun on each side, left first', () => {
    expect(of(2)).toEqual(['dog', 'cat']);
    expect(of(4)).toEqual(['dog', 'paris']);
    expect(of(0)).toEqual(['dog']);
  });

  it('gives all nouns of the window when asked, nearest first', () => {
    expect(of(2, { nouns: 'every' })).toEqual(['dog', 'cat', 'paris']);
    expect(of(6, { nouns: 'every' })).toEqual(['cat', 'dog']);
  });

  it('looks no further than the window', () => {
    // From "chased" (2) the cat is 2 away, Paris 4; from "The" (0) the dogs are 1 away.
    expect(of(2, { nouns: 'every', window: 3 })).toEqual(['dog', 'cat']);
    expect(of(2, { window: 1 })).toEqual(['dog']);
    expect(of(6, { window: 1 })).toEqual([]);
  });

  it('never takes the target itself, but another token of the same noun', () => {
    expect(contextsOf(domainContexts(), taggedSentence('dog/NOUN'))).toEqual([]);
    expect(contextsOf(domainContexts(), taggedSentence('dog/NOUN eats/eat/VERB dog/NOUN'))).toEqual([
      [0, 'dog'],
      [1, 'dog'],
      [1, 'dog'],
      [2, 'dog'],
    ]);
  });

  it('writes its defaults into its options', () => {
    expect(domainContexts()).toMatchObject({ name: 'domain', options: { window: 7, nouns: 'nearest' } });
  });

  it('refuses options out of range', () => {
    expect(() => domainContexts({ window: 0 })).toThrow(OptionError);
    expect(() => domainContexts({ window: 1.5 })).toThrow(OptionError);
    expect(() => domainContexts({ nouns: 'all' as 'every' })).toThrow(OptionError);
  });
});
