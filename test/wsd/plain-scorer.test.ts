import { describe, expect, it } from 'vitest';
import { createPlainScorer, sayNothing } from '../../src/wsd/plain-scorer.js';
import { bankCandidates } from './bank-lexicon.js';
import { beside } from './bank-texts.js';

const candidates = bankCandidates();
const questions = Array.from({ length: 600 }, (_, place) => ({ occurrence: beside([`w${place}`]), candidates }));
const scorer = createPlainScorer({
  name: 'lengths',
  score: ({ occurrence, candidates: of }) => ({
    scores: Float64Array.from(of, () => occurrence.text.length),
    hasEvidence: true,
    missing: [],
  }),
  explain: (_, { key }) => (key === 'bank@slope' ? 'it slopes' : undefined),
});

describe('createPlainScorer', () => {
  it('answers each question in order, and tells how far it is', async () => {
    const shares: number[] = [];
    const found = await scorer.scoreAll(questions, { onProgress: (share) => shares.push(share) });
    expect(found.map(({ scores }) => scores[0])).toEqual(questions.map(({ occurrence }) => occurrence.text.length));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(600 / 64);
    expect(await scorer.scoreAll([])).toEqual([]);
  });

  it('lets other work have its turn, and stops with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    setImmediate(() => controller.abort(reason));
    await expect(scorer.scoreAll(questions, { signal: controller.signal })).rejects.toBe(reason);
  });

  it('lets other work have its turn between explanations, and hears the signal there', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    setImmediate(() => controller.abort(reason));
    const explaining = async (): Promise<void> => {
      for (let asked = 0; asked < 1000; asked++) {
        await scorer.explain(questions[0], candidates[0], { signal: controller.signal });
      }
    };
    await expect(explaining()).rejects.toBe(reason);
  });

  it('explains by the function that it is made of', async () => {
    const found = await Promise.all(candidates.map((candidate) => scorer.explain(questions[0], candidate)));
    expect(found).toEqual(['it slopes', undefined]);
  });
});

describe('sayNothing', () => {
  it('gives equal scores without evidence', () => {
    expect(sayNothing(questions[0], ['x'])).toEqual({
      scores: new Float64Array(2),
      hasEvidence: false,
      missing: ['x'],
    });
  });
});
