import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import type { Scorer } from '../../src/wsd/disambiguator.js';
import { createGlossVectors } from '../../src/wsd/gloss-vectors.js';
import { createLogLinear } from '../../src/wsd/log-linear.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { describeDisambiguator } from '../conformance/disambiguator.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankCandidates, bankGlossWords, bankInventory, bankLexicon } from './bank-lexicon.js';
import { beside, starred } from './bank-texts.js';

/** Gives all questions the same scores. */
function fixed(name: string, scores: readonly number[], missing: readonly string[] = []): Scorer {
  return {
    name,
    scoreAll: async (questions, { onProgress } = {}) => {
      onProgress?.(1);
      return questions.map(({ candidates }) => ({
        scores: Float64Array.from(scores.slice(0, candidates.length)),
        hasEvidence: missing.length === 0,
        missing,
      }));
    },
    explain: async ({ candidates: [first] }, { key }) => (first.key === key ? `${name} likes it` : undefined),
  };
}

const lesk = createSimplifiedLesk(bankLexicon, bankGlossWords);
const occurrence = starred('the *bank*');
const slopeWith = async (...scorers: Parameters<typeof createLogLinear>[1]): Promise<number | undefined> => {
  const closed = createLogLinear(bankInventory, scorers, { unlisted: 0 });
  const [{ candidates }] = await closed.disambiguateAll([occurrence]);
  return candidates.find(({ candidate }) => candidate.key === 'bank@slope')?.probability;
};
const occurrences = [
  beside(['water', 'river']),
  beside(['coin']),
  { ...beside(['water']), heldOut: 'bank water' },
  beside(['boat'], 'Bankside'),
  beside(['coin'], 'money_box'),
];

describeDisambiguator('simplified Lesk', () => ({
  disambiguator: createLogLinear(bankInventory, [{ scorer: lesk, weight: 1 }]),
  inventory: bankInventory,
  occurrences: [beside(['water', 'river']), beside(['coin']), beside(['river'], 'Bankside')],
}));

describeDisambiguator('prior, Lesk and gloss vectors together', () => {
  const space = denseSpace('topics', [
    ['river', [1, 0.1]],
    ['water', [0.9, 0.2]],
    ['boat', [0.8, 0.1]],
    ['bank', [0.5, 0.5]],
    ['coin', [0.1, 1]],
  ]);
  const probability = (): number => 0.001;
  const gloss = createGlossVectors({ lexicon: bankLexicon, space, glossWords: bankGlossWords, probability });
  const scorers = [createSensePrior(), lesk, gloss].map((scorer) => ({ scorer, weight: 2 }));
  const unknown = [beside(['constructor', '__proto__', ''])];
  return { disambiguator: createLogLinear(bankInventory, scorers), inventory: bankInventory, occurrences, unknown };
});

describeDisambiguator('a scorer of contexts beside prior and Lesk', () => {
  const scorers = [fixed('x', [1, 3]), createSensePrior(), lesk].map((scorer) => ({ scorer, weight: 2 }));
  const own = [occurrence, starred('*Bankside*', 'Bankside')];
  return { disambiguator: createLogLinear(bankInventory, scorers), inventory: bankInventory, occurrences: own };
});

describe('createLogLinear', () => {
  it('gives the softmax of the weighted sum of the scores', async () => {
    // slope: 2 * 1 + 0.5 * 4 = 4; money: 2 * 3 + 0.5 * 0 = 6.
    const found = await slopeWith(
      { scorer: fixed('x', [1, 3]), weight: 2 },
      { scorer: fixed('y', [4, 0]), weight: 0.5 },
    );
    expect(found).toBeCloseTo(Math.exp(4) / (Math.exp(4) + Math.exp(6)), 12);
  });

  it('minds only differences between scores', async () => {
    const plain = await slopeWith({ scorer: fixed('x', [1, 3]), weight: 1 });
    expect(await slopeWith({ scorer: fixed('x', [1001, 1003]), weight: 1 })).toBeCloseTo(plain ?? 0, 12);
  });

  it('keeps tied candidates in the order of the inventory, and is named for its scorers', async () => {
    const scorers = [fixed('x', [5, 5]), fixed('y', [0, 0])].map((scorer) => ({ scorer, weight: 1 }));
    const disambiguator = createLogLinear(bankInventory, scorers, { unlisted: 0.1 });
    const [{ candidates }] = await disambiguator.disambiguateAll([occurrence]);
    expect(candidates.map(({ candidate, probability }) => [candidate.key, probability])).toEqual([
      ['bank@slope', 0.45],
      ['bank@money', 0.45],
    ]);
    expect(disambiguator.name).toBe('x + y');
  });

  it('tells what any scorer knows nothing of, each once', async () => {
    const scorers = [fixed('x', [1, 3]), fixed('y', [0, 0], ['the bank']), fixed('z', [0, 0], ['the bank'])];
    const weighted = scorers.map((scorer) => ({ scorer, weight: 1 }));
    const [ranking] = await createLogLinear(bankInventory, weighted).disambiguateAll([occurrence]);
    expect([ranking.hasEvidence, ranking.missing]).toEqual([true, ['the bank']]);
    const [lost] = await createLogLinear(bankInventory, weighted.slice(1)).disambiguateAll([occurrence]);
    expect([lost.hasEvidence, lost.missing]).toEqual([false, ['the bank']]);
  });

  it('tells how far it is over all scorers', async () => {
    const shares: number[] = [];
    const scorers = [fixed('x', [1, 3]), createSensePrior(), fixed('y', [4, 0])].map((scorer) => ({
      scorer,
      weight: 1,
    }));
    const onProgress = (share: number): unknown => shares.push(share);
    await createLogLinear(bankInventory, scorers).disambiguateAll([occurrence], { onProgress });
    expect(shares).toEqual([1 / 3, 1 / 3, 2 / 3, 1]);
  });

  it('explains by every scorer that has something to say, with its weighted score', async () => {
    const scorers = [
      { scorer: fixed('x', [1, 3]), weight: 2 },
      { scorer: createSensePrior(), weight: 1 },
    ];
    const disambiguator = createLogLinear(bankInventory, scorers);
    const [slope, money] = bankCandidates();
    const evidence = await disambiguator.explain(occurrence, slope);
    expect(evidence).toEqual([
      { scorer: 'x', text: 'x likes it', weight: 2 },
      { scorer: 'prior', text: expect.stringContaining('20 times'), weight: expect.closeTo(Math.log(20.5), 12) },
    ]);
    expect((await disambiguator.explain(occurrence, money)).map(({ scorer }) => scorer)).toEqual(['prior']);
  });

  it('asks no scorer again for what it has ranked when it explains that', async () => {
    let asked = 0;
    const plain = fixed('x', [1, 3]);
    const scorer: Scorer = {
      ...plain,
      scoreAll: async (questions) => {
        asked += questions.length;
        return await plain.scoreAll(questions);
      },
    };
    const disambiguator = createLogLinear(bankInventory, [{ scorer, weight: 2 }]);
    const [slope] = bankCandidates();
    const alone = await disambiguator.explain({ ...occurrence }, slope);
    expect(asked).toBe(1);
    await disambiguator.disambiguateAll([occurrence]);
    expect(await disambiguator.explain(occurrence, slope)).toEqual(alone);
    expect(asked).toBe(2);
  });

  it('keeps a lone candidate from being certain unless it is told that nothing is unlisted', async () => {
    const lone = [starred('*Bankside*', 'Bankside')];
    const scorers = [{ scorer: createSensePrior(), weight: 1 }];
    const [open] = await createLogLinear(bankInventory, scorers).disambiguateAll(lone);
    expect([open.candidates[0].probability, open.unlisted]).toEqual([1 - 0.035, 0.035]);
    const [closed] = await createLogLinear(bankInventory, scorers, { unlisted: 0 }).disambiguateAll(lone);
    expect([closed.candidates[0].probability, closed.unlisted]).toEqual([1, 0]);
    for (const unlisted of [-0.1, 1, Number.NaN]) {
      expect(() => createLogLinear(bankInventory, scorers, { unlisted })).toThrow('"unlisted"');
    }
  });

  it('refuses no scorers, weights that are not above 0, and scores that are not one finite number a candidate', async () => {
    expect(() => createLogLinear(bankInventory, [])).toThrow(OptionError);
    const scorer = fixed('x', [1]);
    expect(() => createLogLinear(bankInventory, [{ scorer, weight: 0 }])).toThrow('weight of x');
    await expect(slopeWith({ scorer, weight: 1 })).rejects.toBeInstanceOf(ShapeError);
    await expect(slopeWith({ scorer: fixed('x', [1, Number.NaN]), weight: 1 })).rejects.toBeInstanceOf(OptionError);
    const silent: Scorer = { ...scorer, scoreAll: async () => [] };
    await expect(slopeWith({ scorer: silent, weight: 1 })).rejects.toThrow('0 answers');
  });
});
