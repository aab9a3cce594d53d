import type { Candidate } from './candidate.js';
import type { Question, Scorer, Scores } from './disambiguator.js';

/** A scorer that answers one question at a time, at once. */
export interface PlainScorerParts {
  readonly name: string;
  /** Returns the scores of the candidates of one question; see {@link Scores}. */
  score(question: Question): Scores;
  /** Says what speaks for a candidate; undefined when nothing does. */
  explain(question: Question, candidate: Candidate): string | undefined;
}

/** Questions that are answered before another task has its turn: slow scorers answer some hundreds a second. */
const turn = 32;

/**
 * Makes a scorer of a function of one question. It lets other work have its turn now and then, and stops when it is told to.
 *
 * @example createPlainScorer({ name: 'even', score: sayNothing, explain: () => undefined })
 */
export function createPlainScorer({ name, score, explain }: PlainScorerParts): Scorer {
  return {
    name,
    async scoreAll(questions, { signal, onProgress } = {}) {
      const found: Scores[] = [];
      for (const question of questions) {
        if (found.length % turn === 0) {
          if (found.length > 0) await letOthersRun();
          signal?.throwIfAborted();
          onProgress?.(found.length / questions.length);
        }
        found.push(score(question));
      }
      onProgress?.(1);
      return found;
    },
    async explain(question, candidate, { signal } = {}) {
      await letOthersRun();
      signal?.throwIfAborted();
      return explain(question, candidate);
    },
  };
}

async function letOthersRun(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** The scores of a question that a scorer cannot judge. */
export function sayNothing({ candidates }: Pick<Question, 'candidates'>, missing: readonly string[] = []): Scores {
  return { scores: new Float64Array(candidates.length), hasEvidence: false, missing };
}
