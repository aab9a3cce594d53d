import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/wsd/candidate.js';
import { findLemma, listPassages, type SensePassageOptions } from '../../src/wsd/sense-passages.js';
import { bankCandidates } from './bank-lexicon.js';

const plain: SensePassageOptions = {
  senses: 'text',
  examples: 0,
  uses: 'none',
  baseForms: (form) => [form],
  heldOutText: undefined,
};

describe('listPassages', () => {
  const [slope] = bankCandidates();
  const [bankside] = bankCandidates('bankside');
  const list = (options: Partial<SensePassageOptions>, candidate: Candidate = slope) =>
    listPassages(candidate, { ...plain, ...options });

  it('begins with lemma, gloss and examples', () => {
    expect(list({})).toEqual([{ text: 'bank: river edge' }]);
    expect(list({ examples: 1 })).toEqual([{ text: 'bank: river edge; bank water' }]);
    expect(list({ examples: 9 }, bankside)).toEqual([{ text: 'Bankside: river edge; bank water; bank boat' }]);
  });

  it('targets the lemma before the gloss, and in the examples that hold it', () => {
    const target = { start: 0, end: 4 };
    expect(list({ senses: 'target', uses: 'target' })).toEqual([
      { text: 'bank: river edge', target },
      { text: 'bank water', target },
      { text: 'bank boat', target },
    ]);
    expect(list({ uses: 'target' }, bankside)).toEqual([{ text: 'Bankside: river edge' }]);
    expect(list({ uses: 'text' }, bankside)).toHaveLength(3);
  });

  it('begins with name, aspect and gloss where it is an aspect', () => {
    const gloss = 'the government of a country';
    const germany: Candidate = {
      kind: 'aspect',
      key: 'organization',
      lemma: 'Germany',
      gloss,
      examples: ['Germany voted'],
    };
    expect(list({ uses: 'text' }, germany)).toEqual([
      { text: 'Germany, organization: the government of a country' },
      { text: 'Germany voted' },
    ]);
  });

  it('leaves out the example that is held out', () => {
    expect(list({ uses: 'text', examples: 1, heldOutText: 'bank water' })).toEqual([
      { text: 'bank: river edge; bank boat' },
      { text: 'bank boat' },
    ]);
  });
});

describe('findLemma', () => {
  const baseForms = (form: string): string[] => (form === 'puts' ? ['put'] : [form]);
  const find = (text: string, lemma: string): string | undefined => {
    const found = findLemma(text, { lemma, partOfSpeech: 'v' }, baseForms);
    return found === undefined ? undefined : text.slice(found.start, found.end);
  };

  it('finds a lemma of several words, inflected too, but uninflected first', () => {
    expect(find('She Puts off what she can put off.', 'put_off')).toBe('put off');
    expect(find('She Puts off all.', 'put off')).toBe('Puts off');
    expect(find('She puts it off.', 'put off')).toBeUndefined();
    expect(find('', 'constructor')).toBeUndefined();
  });
});
