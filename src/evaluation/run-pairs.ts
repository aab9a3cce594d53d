import { compareText } from '../corpus/count-contexts.js';
import type { BootstrapOptions } from './bootstrap.js';
import type { RatedPair } from './dataset.js';
import type { PhraseComparer } from './phrase-similarity.js';
import { type CorrelationScore, type PairScores, scorePairs } from './score-pairs.js';
import type { TaskResult, TaskResultScore } from './task-result.js';

/** The part of a result that comes from the items. */
export type PairRun = Pick<TaskResult, 'counts' | 'coverage' | 'missing' | 'scores' | 'items'>;

/** Asks a system for the similarity of every pair, and scores what it says. */
export function runPairs(
  pairs: readonly RatedPair[],
  compare: PhraseComparer,
  options: BootstrapOptions = {},
): PairRun {
  const items = pairs.map(({ id, left, right }) => {
    const { similarity = null, missing } = compare(left, right);
    return missing.length === 0 ? { id, similarity } : { id, similarity, missing: [...missing] };
  });
  return scoreItems(pairs, items, options);
}

/**
 * Scores what a system said of the pairs, as a result keeps it; the same similarities give the same scores.
 *
 * @throws ShapeError where there are not as many items as pairs.
 */
export function scoreItems(
  pairs: readonly RatedPair[],
  items: TaskResult['items'],
  options: BootstrapOptions = {},
): PairRun {
  const scores = scorePairs(
    pairs,
    items.map(({ similarity }) => similarity ?? undefined),
    options,
  );
  const missing = new Set(items.flatMap((item) => item.missing ?? []));
  return {
    counts: { items: scores.pairs, answered: scores.answered },
    coverage: scores.coverage,
    missing: [...missing].sort(compareText),
    scores: listScores(scores),
    items,
  };
}

function listScores({ means, meansOfAll, ratings, pearson, levels }: PairScores): TaskResultScore[] {
  const withInterval = (measure: string, score: CorrelationScore | undefined): TaskResultScore => {
    return { measure, value: score?.value ?? null, interval: score?.interval ?? null };
  };
  const plain = (measure: string, value: number | undefined): TaskResultScore[] =>
    value === undefined ? [] : [{ measure, value, interval: null }];
  return [
    withInterval('spearman with mean ratings', means),
    withInterval('spearman with mean ratings, missing as the mean', meansOfAll),
    withInterval('spearman with single ratings', ratings),
    ...plain('pearson with mean ratings', pearson),
    ...plain('mean similarity of HIGH pairs', levels?.high),
    ...plain('mean similarity of LOW pairs', levels?.low),
  ];
}
