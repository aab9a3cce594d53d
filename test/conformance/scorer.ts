import { describe, expect, it } from 'vitest';
import type { Question, Scorer, Scores } from '../../src/wsd/disambiguator.js';

/** A scorer with questions to try it on. */
export interface ScorerCase {
  readonly scorer: Scorer;
  /** Questions of several candidates, of one, and of none; some of them in texts that the scorer knows nothing of. */
  readonly questions: readonly Question[];
}

/** Checks that a scorer keeps the contract of `Scorer`. */
export function describeScorer(name: string, create: () => ScorerCase): void {
  describe(`${name} keeps the Scorer contract`, () => {
    const score = async () => {
      const made = create();
      return { ...made, found: await made.scorer.scoreAll(made.questions) };
    };

    it('has a name and something to be tried on', () => {
      const { scorer, questions } = create();
      expect(scorer.name).not.toBe('');
      const counts = new Set(questions.map(({ candidates }) => Math.min(2, candidates.length)));
      expect([...counts].sort()).toEqual([0, 1, 2]);
    });

    it('gives one finite number a candidate, equal ones where it has no evidence', async () => {
      const { questions, found } = await score();
      expect(found).toHaveLength(questions.length);
      found.forEach(({ scores, hasEvidence, missing }, place) => {
        expect(scores).toBeInstanceOf(Float64Array);
        expect(scores).toHaveLength(questions[place].candidates.length);
        for (const value of scores) expect(value).toSatisfy(Number.isFinite);
        if (!hasEvidence) expect(new Set(scores).size).toBeLessThanOrEqual(1);
        for (const text of missing) expect(typeof text).toBe('string');
      });
    });

    it('judges some question', async () => {
      const { questions, found } = await score();
      expect(found.some(({ hasEvidence }, place) => hasEvidence && questions[place].candidates.length > 1)).toBe(true);
    });

    it('answers each question alike together, alone, in any order, and by another instance', async () => {
      const { scorer, questions, found } = await score();
      const expected = found.map(closeTo);
      const backwards = await scorer.scoreAll([...questions].reverse());
      expect([...backwards].reverse().map(listScores)).toEqual(expected);
      for (const [place, question] of questions.entries()) {
        expect((await scorer.scoreAll([question])).map(listScores)).toEqual([expected[place]]);
      }
      expect((await create().scorer.scoreAll(questions)).map(listScores)).toEqual(expected);
    });

    it('returns nothing for nothing, and leaves questions untouched', async () => {
      const { scorer, questions } = create();
      expect(await scorer.scoreAll([])).toEqual([]);
      const before = structuredClone(questions);
      await scorer.scoreAll(questions);
      for (const question of questions) {
        for (const candidate of question.candidates) await scorer.explain(question, candidate);
      }
      expect(questions).toEqual(before);
    });

    it('tells ever larger shares of the work, from 0 to 1', async () => {
      const { scorer, questions } = create();
      const shares: number[] = [];
      await scorer.scoreAll(questions, { onProgress: (share) => shares.push(share) });
      for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
      expect(shares).toEqual([...shares].sort((one, other) => one - other));
    });

    it('explains in words, or not at all', async () => {
      const { scorer, questions } = create();
      for (const question of questions) {
        for (const candidate of question.candidates) {
          const text = await scorer.explain(question, candidate);
          expect(text).not.toBe('');
          expect(text ?? '').not.toMatch(/undefined|NaN|Infinity/);
        }
      }
    });

    it('rejects with the reason of an aborted signal', async () => {
      const { scorer, questions } = create();
      const reason = new Error('enough');
      const signal = AbortSignal.abort(reason);
      await expect(scorer.scoreAll(questions, { signal })).rejects.toBe(reason);
      const question = questions.find(({ candidates }) => candidates.length > 1) as Question;
      await expect(scorer.explain(question, question.candidates[0], { signal })).rejects.toBe(reason);
    });
  });
}

/** The same scores, which may differ in the last digits, as sums in another order do. */
function closeTo({ scores, ...rest }: Scores): unknown {
  return { ...rest, scores: Array.from(scores, (value) => expect.closeTo(value, 5)) };
}

function listScores({ scores, ...rest }: Scores): unknown {
  return { ...rest, scores: [...scores] };
}
