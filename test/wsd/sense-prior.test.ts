import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { createSensePrior, type SensePriorOptions } from '../../src/wsd/sense-prior.js';
import { bankCandidates } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const question = { occurrence: beside([]), candidates: bankCandidates() };
const score = async (options?: SensePriorOptions) => (await createSensePrior(options).scoreAll([question]))[0];

describe('createSensePrior', () => {
  it('scores log((count + smoothing) / rank^rankPower)', async () => {
    const { scores, hasEvidence } = await score({ smoothing: 2, rankPower: 3 });
    expect(scores[0]).toBeCloseTo(Math.log((20 + 2) / 1 ** 3), 12);
    expect(scores[1]).toBeCloseTo(Math.log((0 + 2) / 2 ** 3), 12);
    expect(hasEvidence).toBe(true);
  });

  it('smooths by 0.5 and takes the root of the rank by default', async () => {
    expect((await score()).scores[1]).toBeCloseTo(Math.log(0.5 / Math.sqrt(2)), 12);
  });

  it('says how often a sense was tagged', async () => {
    const [slope, money] = question.candidates;
    expect(await createSensePrior().explain(question, slope)).toContain('tagged 20 times');
    expect(await createSensePrior().explain(question, money)).toBe('sense 2, never tagged');
  });

  it('says nothing of aspects', async () => {
    const aspect = { kind: 'aspect', key: 'location', lemma: 'Bank', gloss: 'the place', examples: [] } as const;
    const named = { occurrence: beside([]), candidates: [aspect] };
    const [found] = await createSensePrior().scoreAll([named]);
    expect(found).toEqual({ scores: new Float64Array(1), hasEvidence: false, missing: [] });
    expect(await createSensePrior().explain(named, aspect)).toBeUndefined();
  });

  it('refuses options outside their range', () => {
    for (const smoothing of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => createSensePrior({ smoothing })).toThrow(OptionError);
    }
    expect(() => createSensePrior({ rankPower: -0.1 })).toThrow(OptionError);
    expect(() => createSensePrior({ rankPower: 0 })).not.toThrow();
  });
});
