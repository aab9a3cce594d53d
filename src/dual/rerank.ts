import { requireWhole } from '../errors.js';
import type { ExplainedScore } from './similarity.js';

/**
 * Scores a word c for a phrase of modifier a and head b, in whatever way: the slow second pass of a search. Higher is
 * better.
 */
export type CompositionScorer = (modifier: string, head: string, word: string) => number;

/** The options of a search in two passes (Turney 2014): a fast list, which a slow scorer puts into a new order. */
export interface RerankOptions {
  /** The second pass; default none. A score that is not a number comes last. */
  readonly rerank?: CompositionScorer | undefined;
  /** How many candidates the first pass hands to the second; default 1000. */
  readonly candidates?: number | undefined;
}

/** An answer that a second pass may have scored again. */
export interface Reranked extends ExplainedScore {
  /** The score of the second pass, where there was one; the order goes by it. */
  readonly reranked?: number;
}

/** Returns how many answers the first pass has to find; throws an OptionError when an option is out of range. */
export function firstPassLimit(limit: number, { rerank, candidates = 1000 }: RerankOptions): number {
  requireWhole('limit', limit, 1);
  requireWhole('candidates', candidates, 1);
  return rerank === undefined ? limit : Math.max(limit, candidates);
}

/** Puts the answers of a first pass in the order of a second one; equal scores keep their order. */
export function rerankAnswers<Answer extends Reranked>(
  answers: readonly Answer[],
  limit: number,
  scoreOf: (answer: Answer) => number,
): (Answer & { readonly reranked: number })[] {
  const scored = answers.map((answer) => ({ ...answer, reranked: scoreOf(answer) }));
  const keyOf = ({ reranked }: Reranked): number =>
    reranked === undefined || Number.isNaN(reranked) ? Number.NEGATIVE_INFINITY : reranked;
  return scored
    .sort((left, right) => {
      const [first, second] = [keyOf(left), keyOf(right)];
      return first === second ? 0 : second - first;
    })
    .slice(0, limit);
}
