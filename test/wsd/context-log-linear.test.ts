import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import type { ContextScorer } from '../../src/wsd/context-disambiguator.js';
import { createContextLogLinear } from '../../src/wsd/context-log-linear.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { describeContextDisambiguator } from '../conformance/context-disambiguator.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';
import { starred } from './bank-texts.js';

/** Gives all questions the same scores. */
function fixed(name: string, scores: readonly number[], missing: readonly string[] = []): ContextScorer {
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
    explain: async (_, { rank }) => (rank === 1 ? `${name} likes it` : undefined),
  };
}

const occurrence = starred('the *bank*');
const slopeWith = async (...scorers: Parameters<typeof createContextLogLinear>[1]): Promise<number | undefined> => {
  const [{ senses }] = await createContextLogLinear(bankLexicon, scorers).disambiguateAll([occurrence]);
  return senses.find(({ sense }) => sense.synset === 'slope')?.probability;
};

describeContextDisambiguator('a scorer of contexts beside prior and Lesk', () => {
  const lesk = createSimplifiedLesk(bankLexicon, bankGlossWords);
  const scorers = [fixed('x', [1, 3]), createSensePrior(), lesk].map((scorer) => ({ scorer, weight: 2 }));
  const occurrences = [occurrence, starred('*Bankside*', 'Bankside')];
  return { disambiguator: createContextLogLinear(bankLexicon, scorers), lexicon: bankLexicon, occurrences };
});

describe('createContextLogLinear', () => {
  it('gives the softmax of the weighted sum of the scores', async () => {
    // slope: 2 * 1 + 0.5 * 4 = 4; money: 2 * 3 + 0.5 * 0 = 6.
    const found = await slopeWith(
      { scorer: fixed('x', [1, 3]), weight: 2 },
      { scorer: fixed('y', [4, 0]), weight: 0.5 },
    );
    expect(found).toBeCloseTo(Math.exp(4) / (Math.exp(4) + Math.exp(6)), 12);
  });

  it('tells what any scorer knows nothing of, each once', async () => {
    const scorers = [fixed('x', [1, 3]), fixed('y', [0, 0], ['the bank']), fixed('z', [0, 0], ['the bank'])];
    const weighted = scorers.map((scorer) => ({ scorer, weight: 1 }));
    const [ranking] = await createContextLogLinear(bankLexicon, weighted).disambiguateAll([occurrence]);
    expect([ranking.hasEvidence, ranking.missing]).toEqual([false, ['the bank']]);
  });

  it('tells how far it is over all scorers', async () => {
    const shares: number[] = [];
    const scorers = [fixed('x', [1, 3]), createSensePrior(), fixed('y', [4, 0])].map((scorer) => ({
      scorer,
      weight: 1,
    }));
    const onProgress = (share: number): unknown => shares.push(share);
    await createContextLogLinear(bankLexicon, scorers).disambiguateAll([occurrence], { onProgress });
    expect(shares).toEqual([0.5, 1]);
  });

  it('explains by every scorer that has something to say, with its weighted score', async () => {
    const scorers = [
      { scorer: fixed('x', [1, 3]), weight: 2 },
      { scorer: createSensePrior(), weight: 1 },
    ];
    const disambiguator = createContextLogLinear(bankLexicon, scorers);
    const [slope, money] = bankLexicon.senses('bank', 'n');
    const evidence = await disambiguator.explain(occurrence, slope);
    expect(evidence).toEqual([
      { scorer: 'x', text: 'x likes it', weight: 2 },
      { scorer: 'prior', text: expect.stringContaining('20 times'), weight: expect.closeTo(Math.log(20.5), 12) },
    ]);
    expect((await disambiguator.explain(occurrence, money)).map(({ scorer }) => scorer)).toEqual(['prior']);
  });

  it('refuses no scorers, weights that are not above 0, and scores that are not one finite number a candidate', async () => {
    expect(() => createContextLogLinear(bankLexicon, [])).toThrow(OptionError);
    const scorer = fixed('x', [1]);
    expect(() => createContextLogLinear(bankLexicon, [{ scorer, weight: 0 }])).toThrow('weight of x');
    await expect(slopeWith({ scorer, weight: 1 })).rejects.toBeInstanceOf(ShapeError);
    await expect(slopeWith({ scorer: fixed('x', [1, Number.NaN]), weight: 1 })).rejects.toBeInstanceOf(OptionError);
    const silent: ContextScorer = { ...scorer, scoreAll: async () => [] };
    await expect(slopeWith({ scorer: silent, weight: 1 })).rejects.toThrow('0 answers');
  });
});
