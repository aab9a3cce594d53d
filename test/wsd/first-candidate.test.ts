import { describe, expect, it } from 'vitest';
import { createFirstCandidate } from '../../src/wsd/first-candidate.js';
import { createLogLinear } from '../../src/wsd/log-linear.js';
import { createRandomCandidate } from '../../src/wsd/random-candidate.js';
import { describeDisambiguator } from '../conformance/disambiguator.js';
import { bankCandidates, bankInventory } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const occurrences = [beside(['water']), beside(['coin']), beside(['boat'], 'Bankside')];
for (const scorer of [createFirstCandidate(), createRandomCandidate({ seed: 7 })]) {
  describeDisambiguator(`the baseline "${scorer.name}"`, () => ({
    disambiguator: createLogLinear(bankInventory, [{ scorer, weight: 1 }]),
    inventory: bankInventory,
    occurrences,
  }));
}

describe('createFirstCandidate', () => {
  it('puts the first candidate before all others', async () => {
    const [{ scores }] = await createFirstCandidate().scoreAll([
      { occurrence: beside([]), candidates: bankCandidates() },
    ]);
    expect([...scores]).toEqual([1, 0]);
  });
});
