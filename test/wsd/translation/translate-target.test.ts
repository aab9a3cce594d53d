import { describe, expect, it } from 'vitest';
import { createPlainScorer } from '../../../src/wsd/plain-scorer.js';
import { createTranslatingScorer } from '../../../src/wsd/translation/translate-target.js';
import { describeScorer } from '../../conformance/scorer.js';
import { bankCandidates } from '../bank-lexicon.js';
import { beside } from '../bank-texts.js';

const lengths = createPlainScorer({
  name: 'lengths',
  score: ({ candidates, occurrence }) => ({
    scores: Float64Array.from(candidates, (_, place) => place * occurrence.text.length),
    hasEvidence: candidates.length > 0,
    missing: [],
  }),
  explain: ({ occurrence: { text, start, end } }) => `${text}: ${text.slice(start, end)}`,
});
const translating = createTranslatingScorer(lengths, ({ text, start, end }) => ({
  text: `so ${text}`,
  start: start + 3,
  end: end + 3,
}));
const candidates = bankCandidates();
const question = { occurrence: beside(['water']), candidates };

describeScorer('a translating scorer', () => ({
  scorer: translating,
  questions: [question, { ...question, candidates: candidates.slice(0, 1) }, { ...question, candidates: [] }],
}));

describe('createTranslatingScorer', () => {
  it('asks the scorer of the translated text, and keeps its name', async () => {
    const { text, start, end } = question.occurrence;
    const [plain] = await lengths.scoreAll([question]);
    const [translated] = await translating.scoreAll([question]);
    expect(translated.scores[1] - plain.scores[1]).toBe(3);
    expect(await translating.explain(question, candidates[0])).toBe(`so ${text}: ${text.slice(start, end)}`);
    expect(translating.name).toBe('lengths');
  });
});
