import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import type { Occurrence, SenseScorer } from '../../src/wsd/disambiguator.js';
import { createGlossVectors } from '../../src/wsd/gloss-vectors.js';
import { createLogLinear, softmax } from '../../src/wsd/log-linear.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { describeDisambiguator } from '../conformance/disambiguator.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankGlossWords, bankLexicon } from './bank-lexicon.js';

const lesk = createSimplifiedLesk(bankLexicon, bankGlossWords);
const occurrence = (...context: string[]): Occurrence => ({ lemma: 'bank', partOfSpeech: 'n', context });
const occurrences: Occurrence[] = [
  occurrence('water', 'river'),
  occurrence('coin'),
  occurrence(),
  occurrence('constructor', '__proto__', ''),
  { ...occurrence('water'), heldOut: { synset: 'slope', example: 0 } },
  { lemma: 'Bankside', partOfSpeech: 'n', context: ['boat'] },
  { lemma: 'money_box', partOfSpeech: 'n', context: ['coin'] },
];

function fixed(name: string, ...scores: readonly number[]): SenseScorer {
  return { name, score: () => Float64Array.from(scores), explain: (_, { rank }) => (rank === 1 ? 'first' : undefined) };
}

describeDisambiguator('simplified Lesk', () => ({
  disambiguator: createLogLinear(bankLexicon, [{ scorer: lesk, weight: 1 }]),
  lexicon: bankLexicon,
  occurrences,
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
  return { disambiguator: createLogLinear(bankLexicon, scorers), lexicon: bankLexicon, occurrences };
});

describe('createLogLinear', () => {
  const probabilities = (...scorers: { scorer: SenseScorer; weight: number }[]) =>
    new Map(
      createLogLinear(bankLexicon, scorers)
        .disambiguate(occurrence())
        .map(({ sense, probability }) => [sense.synset, probability]),
    );

  it('gives the softmax of the weighted sum of the scores', () => {
    // slope: 2 * 1 + 0.5 * 4 = 4; money: 2 * 3 + 0.5 * 0 = 6.
    const found = probabilities({ scorer: fixed('x', 1, 3), weight: 2 }, { scorer: fixed('y', 4, 0), weight: 0.5 });
    expect(found.get('money')).toBeCloseTo(Math.exp(6) / (Math.exp(4) + Math.exp(6)), 12);
    expect([...found.keys()]).toEqual(['money', 'slope']);
  });

  it('minds only differences between scores', () => {
    const plain = probabilities({ scorer: fixed('x', 1, 3), weight: 1 });
    const raised = probabilities({ scorer: fixed('x', 1001, 1003), weight: 1 });
    for (const [synset, probability] of plain) expect(raised.get(synset)).toBeCloseTo(probability, 12);
  });

  it('keeps tied senses in the order of the lexicon', () => {
    expect([...probabilities({ scorer: fixed('x', 5, 5), weight: 1 })]).toEqual([
      ['slope', 0.5],
      ['money', 0.5],
    ]);
  });

  it('is named for its scorers, and explains each with its weighted score', () => {
    const disambiguator = createLogLinear(bankLexicon, [
      { scorer: fixed('x', 1, 3), weight: 2 },
      { scorer: lesk, weight: 3 },
    ]);
    const [slope, money] = bankLexicon.senses('bank', 'n');
    expect(disambiguator.name).toBe('x + lesk');
    expect(disambiguator.explain(occurrence('water', 'boat'), slope)).toEqual([
      { scorer: 'x', text: 'first', weight: 2 * 1 },
      { scorer: 'lesk', text: 'its gloss shares water, boat', weight: 3 * 2 },
    ]);
    expect(disambiguator.explain(occurrence('water', 'boat'), money)).toEqual([]);
  });

  it('refuses no scorers and weights that are not above 0', () => {
    expect(() => createLogLinear(bankLexicon, [])).toThrow(OptionError);
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => createLogLinear(bankLexicon, [{ scorer: lesk, weight }])).toThrow('weight of lesk');
    }
  });

  it('names a scorer whose scores are not finite, or not one a candidate', () => {
    for (const score of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => probabilities({ scorer: fixed('broken', 1, score), weight: 1 })).toThrow('score of broken');
    }
    expect(() => probabilities({ scorer: fixed('short', 1), weight: 1 })).toThrow(ShapeError);
  });
});

describe('softmax', () => {
  const lists = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 });

  it('is in proportion to the exponentials', () => {
    // e^0 = 1 and e^(log 3) = 3.
    expect(softmax([0, Math.log(3)])[1]).toBeCloseTo(3 / 4, 12);
    expect(softmax([])).toEqual([]);
  });

  it('is safe for numbers whose exponentials overflow or vanish', () => {
    expect(softmax([1e300, 1e300])).toEqual([0.5, 0.5]);
    expect(softmax([-1e300, -1e300, -1e300])[0]).toBeCloseTo(1 / 3, 12);
    expect(softmax([-1e300, 1e300])).toEqual([0, 1]);
    expect(softmax(new Float64Array(200_000))[0]).toBe(1 / 200_000);
  });

  it('adds up to 1 and keeps the order of the scores', () => {
    fc.assert(
      fc.property(lists, (scores) => {
        const probabilities = softmax(scores);
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        for (let i = 1; i < scores.length; i++) {
          if (scores[i] >= scores[i - 1]) expect(probabilities[i]).toBeGreaterThanOrEqual(probabilities[i - 1]);
        }
      }),
    );
  });
});
