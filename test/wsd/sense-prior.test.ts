import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { bankLexicon } from './bank-lexicon.js';

const occurrence = { lemma: 'bank', partOfSpeech: 'n', context: [] } as const;
const senses = bankLexicon.senses('bank', 'n');

describe('createSensePrior', () => {
  it('scores log((count + smoothing) / rank^rankPower)', () => {
    const scores = createSensePrior({ smoothing: 2, rankPower: 3 }).score(occurrence, senses);
    expect(scores[0]).toBeCloseTo(Math.log((20 + 2) / 1 ** 3), 12);
    expect(scores[1]).toBeCloseTo(Math.log((0 + 2) / 2 ** 3), 12);
  });

  it('smooths by 0.5 and takes the root of the rank by default', () => {
    const scores = createSensePrior().score(occurrence, senses);
    expect(scores[1]).toBeCloseTo(Math.log(0.5 / Math.sqrt(2)), 12);
  });

  it('says how often a sense was tagged', () => {
    const prior = createSensePrior();
    expect(prior.explain(occurrence, senses[0])).toContain('tagged 20 times');
    expect(prior.explain(occurrence, senses[1])).toBe('sense 2, never tagged');
  });

  it('refuses options outside their range', () => {
    for (const smoothing of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => createSensePrior({ smoothing })).toThrow(OptionError);
    }
    expect(() => createSensePrior({ rankPower: -0.1 })).toThrow(OptionError);
    expect(() => createSensePrior({ rankPower: 0 })).not.toThrow();
  });
});
