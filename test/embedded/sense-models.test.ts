import { describe, expect, it } from 'vitest';
import { createSenseModels } from '../../src/embedded/sense-models.js';
import type { Occurrence } from '../../src/wsd/occurrence.js';
import { smallParts } from './small-embedded.js';

const models = createSenseModels(smallParts());
const document = ['bank', 'river', 'water'].map((lemma) => ({ lemma, partOfSpeech: 'n' as const, sentence: 0 }));
const occurrence: Occurrence = {
  ...{ lemma: 'bank', partOfSpeech: 'n', text: 'bank of river water', start: 0, end: 4 },
  ...{ document, place: 0 },
};

describe('createSenseModels', () => {
  it.each(['disambiguator', 'withoutGraph', 'withoutCounts'] as const)('ranks every sense by the %s', async (name) => {
    const [{ candidates, unlisted, hasEvidence }] = await models[name].disambiguateAll([occurrence]);
    expect(candidates.map(({ candidate }) => candidate.key).sort()).toEqual(['bank@00000001-n', 'bank@00000002-n']);
    expect(candidates.reduce((sum, { probability }) => sum + probability, unlisted)).toBeCloseTo(1, 9);
    expect(hasEvidence).toBe(true);
  });

  it('tells the counts as evidence with them, and not without', async () => {
    const [{ candidate }] = (await models.disambiguator.disambiguateAll([occurrence]))[0].candidates;
    const told = async (name: 'disambiguator' | 'withoutCounts'): Promise<string[]> =>
      (await models[name].explain(occurrence, candidate)).map(({ scorer }) => scorer);
    expect(await told('disambiguator')).toContain('prior');
    expect(await told('withoutCounts')).not.toContain('prior');
  });

  it('makes the model without counts once', () => {
    expect(models.withoutCounts).toBe(models.withoutCounts);
  });
});
