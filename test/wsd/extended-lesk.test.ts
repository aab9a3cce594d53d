import { describe, expect, it } from 'vitest';
import { createExtendedLesk } from '../../src/wsd/extended-lesk.js';
import { createLogLinear } from '../../src/wsd/log-linear.js';
import { describeDisambiguator } from '../conformance/disambiguator.js';
import { bankCandidates, bankGlossWords, bankInventory, bankLexicon } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const lesk = createExtendedLesk(bankLexicon, bankGlossWords);

describeDisambiguator('extended Lesk', () => ({
  disambiguator: createLogLinear(bankInventory, [{ scorer: lesk, weight: 1 }]),
  inventory: bankInventory,
  occurrences: [beside(['water', 'hill']), beside(['coin']), beside(['river'], 'Bankside')],
}));

describe('createExtendedLesk', () => {
  const candidates = bankCandidates();

  it('counts the words of related synsets too', async () => {
    // slope: river edge water boat, and of its hypernym hill, boat, water; money: coin house.
    const [{ scores }] = await lesk.scoreAll([{ occurrence: beside(['hill', 'water', 'coin']), candidates }]);
    expect([...scores]).toEqual([2, 1]);
  });

  it('leaves out a held-out example of a related synset', async () => {
    const occurrence = { ...beside(['hill']), heldOut: 'hill water' };
    const [held] = await lesk.scoreAll([{ occurrence: { ...occurrence }, candidates }]);
    // The definition of the incline is "hill" as well.
    expect([...held.scores]).toEqual([1, 0]);
    const [water] = await lesk.scoreAll([{ occurrence: { ...beside(['boat']), heldOut: 'bank boat' }, candidates }]);
    expect([...water.scores]).toEqual([0, 0]);
  });
});
