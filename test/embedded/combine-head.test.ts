import { describe, expect, it } from 'vitest';
import { combinedHeadWeights, createCombinedHead } from '../../src/embedded/combine-head.js';
import { createSenseModels } from '../../src/embedded/sense-models.js';
import { OptionError } from '../../src/errors.js';
import type { Question, Scorer } from '../../src/wsd/disambiguator.js';
import type { Occurrence } from '../../src/wsd/occurrence.js';
import { createPlainScorer } from '../../src/wsd/plain-scorer.js';
import { smallParts } from './small-embedded.js';

const models = createSenseModels(smallParts());
const document = ['bank', 'river', 'water'].map((lemma) => ({ lemma, partOfSpeech: 'n' as const, sentence: 0 }));
const occurrence: Occurrence = {
  ...{ lemma: 'bank', partOfSpeech: 'n', text: 'bank of river water', start: 0, end: 4 },
  ...{ document, place: 0 },
};
const candidates = models.inventory.candidates(occurrence);

/** Scores the candidates by their places: 0, and as much as is told. */
const step = (name: string, size: number): Scorer =>
  createPlainScorer({
    name,
    score: (question: Question) => ({
      scores: Float64Array.from(question.candidates, (_, place) => place * size),
      hasEvidence: true,
      missing: [],
    }),
    explain: () => name,
  });
const scorers = { head: step('head', 2), cosines: step('cosines', 0.5) };
const none = { head: 0, cosines: 0, gloss: 0, words: 0, graph: 0 };

/** The log-odds of the second sense, which is what the weighted scores differ by. */
async function logOdds(weights: Partial<ReturnType<typeof combinedHeadWeights>>): Promise<number> {
  const [ranking] = await createCombinedHead(models, scorers, weights).disambiguateAll([occurrence]);
  const [first, second] = candidates.map(({ key }) => {
    return ranking.candidates.find(({ candidate }) => candidate.key === key)?.probability ?? Number.NaN;
  });
  return Math.log(second / first);
}

describe('createCombinedHead', () => {
  it('adds up its scorers by their weights', async () => {
    const alone = async (name: keyof typeof none): Promise<number> => await logOdds({ ...none, [name]: 1 });
    expect(await alone('head')).toBeCloseTo(2, 9);
    expect(await alone('cosines')).toBeCloseTo(0.5, 9);
    const weights = combinedHeadWeights();
    let sum = 0;
    for (const [name, weight] of Object.entries(weights)) sum += weight * (await alone(name as keyof typeof none));
    expect(await logOdds({})).toBeCloseTo(sum, 9);
  });

  it('leaves out what has no weight, and tells the others as evidence', async () => {
    expect(createCombinedHead(models, scorers, { ...none, head: 1, graph: 0.2 }).name).toBe('head + graph');
    const told = await createCombinedHead(models, scorers).explain(occurrence, candidates[0]);
    expect(told.map(({ scorer }) => scorer)).toEqual(expect.arrayContaining(['head', 'cosines']));
  });

  it('refuses weights below 0, and none at all', () => {
    expect(() => createCombinedHead(models, scorers, { gloss: -1 })).toThrow(OptionError);
    expect(() => createCombinedHead(models, scorers, none)).toThrow(OptionError);
  });
});
