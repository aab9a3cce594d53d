import { describe, expect, it } from 'vitest';
import { createLexiconInventory, makeSenseCandidate } from '../../src/wsd/candidate.js';
import { bankLexicon } from './bank-lexicon.js';

describe('createLexiconInventory', () => {
  const inventory = createLexiconInventory(bankLexicon);

  it('gives the senses of a lemma by rank, each with its gloss and examples', () => {
    const found = inventory.candidates({ lemma: 'bank', partOfSpeech: 'n' });
    expect(found).toEqual(bankLexicon.senses('bank', 'n').map((sense) => makeSenseCandidate(bankLexicon, sense)));
    expect(found[0]).toMatchObject({
      kind: 'sense',
      key: 'bank@slope',
      gloss: 'river edge',
      examples: ['bank water', 'bank boat'],
    });
    expect(inventory.name).toBe('banks 1');
  });

  it('gives the same object for the same word, and nothing for unknown ones', () => {
    const ask = (lemma: string) => inventory.candidates({ lemma, partOfSpeech: 'n' });
    expect(ask('bank')).toBe(ask('bank'));
    for (const lemma of ['constructor', '__proto__', '', 'no such lemma']) expect(ask(lemma)).toEqual([]);
    expect(inventory.candidates({ lemma: 'bank', partOfSpeech: 'v' })).toEqual([]);
  });
});
