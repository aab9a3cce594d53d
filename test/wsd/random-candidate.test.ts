import { describe, expect, it } from 'vitest';
import { createRandomCandidate } from '../../src/wsd/random-candidate.js';
import { bankCandidates } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const questions = Array.from({ length: 400 }, (_, place) => {
  return { occurrence: beside([`w${place}`]), candidates: bankCandidates() };
});
const firstWins = async (seed?: number): Promise<boolean[]> => {
  const found = await createRandomCandidate(seed === undefined ? {} : { seed }).scoreAll(questions);
  return found.map(({ scores: [slope, money] }) => (slope ?? 0) > (money ?? 0));
};

describe('createRandomCandidate', () => {
  it('draws each candidate about as often', async () => {
    const share = (await firstWins()).filter(Boolean).length / questions.length;
    // Four standard errors of 400 fair draws are 0.1.
    expect(Math.abs(share - 0.5)).toBeLessThan(0.1);
  });

  it('draws the same by the same seed, and else by another', async () => {
    expect(await firstWins(1)).toEqual(await firstWins());
    expect(await firstWins(2)).not.toEqual(await firstWins());
  });

  it('refuses a seed that is no whole number', () => {
    expect(() => createRandomCandidate({ seed: 0.5 })).toThrow('"seed"');
  });
});
