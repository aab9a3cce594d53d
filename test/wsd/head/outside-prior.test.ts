import { describe, expect, it } from 'vitest';
import type { HeadExample } from '../../../src/wsd/head/head-example.js';
import { countOutside, listedPrior } from '../../../src/wsd/head/outside-prior.js';
import { bankCandidates } from '../bank-lexicon.js';
import { starred } from '../bank-texts.js';

const example = (key: string, document: string): HeadExample => ({
  occurrence: starred('*bank*'),
  gold: [key],
  document,
});

describe('countOutside', () => {
  it('counts in the other documents alone, and ranks by those counts', () => {
    const prior = countOutside([
      example('bank@slope', 'a'),
      example('bank@slope', 'a'),
      example('bank@money', 'b'),
      example('bank@money', 'constructor'),
    ]);
    // Outside of "a": slope 0 and money 2, so that money has rank 1.
    expect(prior(bankCandidates(), 'a')).toEqual([Math.log(0.5) - 0.5 * Math.log(2), Math.log(2.5)]);
    // Outside of "b": slope 2 and money 1.
    expect(prior(bankCandidates(), 'b')).toEqual([Math.log(2.5), Math.log(1.5) - 0.5 * Math.log(2)]);
    expect(prior(bankCandidates(), '__proto__')).toEqual([Math.log(2.5) - 0.5 * Math.log(2), Math.log(2.5)]);
  });
});

describe('listedPrior', () => {
  it('takes counts and ranks of the lexicon, and 0 for an aspect', () => {
    const [slope] = bankCandidates();
    const aspect = { kind: 'aspect', key: 'event', lemma: 'bank', gloss: 'what happens', examples: [] } as const;
    expect(listedPrior([slope, aspect])).toEqual([Math.log(20.5), 0]);
  });
});
