import { describe, expect, it } from 'vitest';
import { createPredominantSense } from '../../src/wsd/predominant-sense.js';
import { denseSpace } from '../embedding/dense-space.js';
import { bankCandidates, bankGlossWords, bankLexicon } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const space = denseSpace('topics', [
  ['bank', [0.6, 0.8]],
  ['river', [1, 0]],
  ['coin', [0, 1]],
]);
const scorer = createPredominantSense(
  { lexicon: bankLexicon, space, glossWords: bankGlossWords, probability: () => 0 },
  { relatedWeight: 0 },
);
const candidates = bankCandidates();

describe('createPredominantSense', () => {
  it('scores the cosine of the word itself with each signature, whatever the context', async () => {
    const asked = [beside(['river']), beside([])].map((occurrence) => ({ occurrence, candidates }));
    for (const { scores, hasEvidence } of await scorer.scoreAll(asked)) {
      expect(hasEvidence).toBe(true);
      expect([...scores].map((score) => Math.round(score * 1e6) / 1e6)).toEqual([0.6, 0.8]);
    }
  });

  it('says nothing of a word that the space lacks', async () => {
    const occurrence = beside(['river'], 'Bankside');
    const [found] = await scorer.scoreAll([{ occurrence, candidates: bankCandidates('Bankside') }]);
    expect([found.hasEvidence, found.missing]).toEqual([false, ['Bankside']]);
  });

  it('names the gloss words that the word is used like', async () => {
    const question = { occurrence: beside(['river']), candidates };
    expect(await scorer.explain(question, candidates[1])).toBe('"bank" is used like its gloss words coin');
  });
});
