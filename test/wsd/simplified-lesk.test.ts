import { describe, expect, it } from 'vitest';
import type { AspectCandidate, Candidate } from '../../src/wsd/candidate.js';
import type { Occurrence } from '../../src/wsd/occurrence.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { bankCandidates, bankGlossWords, bankLexicon } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const lesk = createSimplifiedLesk(bankLexicon, bankGlossWords);
const candidates = bankCandidates();
const score = async (occurrence: Occurrence, of: readonly Candidate[] = candidates): Promise<number[]> => {
  const [{ scores }] = await lesk.scoreAll([{ occurrence, candidates: of }]);
  return [...scores];
};

describe('createSimplifiedLesk', () => {
  it('counts the distinct words that definition and examples share with the context', async () => {
    // slope: river edge, bank water, bank boat; money: coin house, bank coin.
    expect(await score(beside(['river', 'water', 'water', 'coin', 'constructor']))).toEqual([2, 1]);
  });

  it('does not count the word itself, in whatever case it is asked for', async () => {
    expect(await score(beside(['bank']))).toEqual([0, 0]);
    expect(await score({ ...beside(['bank']), lemma: 'Bank' })).toEqual([0, 0]);
  });

  it('leaves out a held-out example wherever its sentence stands', async () => {
    const context = beside(['boat', 'water']);
    expect(await score(context)).toEqual([2, 0]);
    expect(await score({ ...context, heldOut: 'bank boat' })).toEqual([1, 0]);
  });

  it('reads the glosses and examples of aspects', async () => {
    const aspect = (gloss: string, ...examples: string[]): AspectCandidate => {
      return { kind: 'aspect', key: 'location', lemma: 'Bank', gloss, examples };
    };
    expect(await score(beside(['water', 'boat']), [aspect('place water', 'boat'), aspect('people')])).toEqual([2, 0]);
  });

  it('has evidence where any candidate shares a word', async () => {
    const [some] = await lesk.scoreAll([{ occurrence: beside(['water']), candidates }]);
    const [none] = await lesk.scoreAll([{ occurrence: beside(['zither']), candidates }]);
    expect([some.hasEvidence, none.hasEvidence]).toEqual([true, false]);
  });

  it('names the shared words, or says nothing', async () => {
    const question = { occurrence: beside(['water', 'river']), candidates };
    expect(await lesk.explain(question, candidates[0])).toBe('its gloss shares water, river');
    expect(await lesk.explain(question, candidates[1])).toBeUndefined();
  });
});
