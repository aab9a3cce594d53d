import { ShapeError } from '../../errors.js';
import { pearson, spearman } from '../../matrix/correlation.js';
import { meanOf } from '../../matrix/mean.js';
import type { RatedPair } from '../dataset.js';
import type { BootstrapOptions } from '../statistics/bootstrap.js';
import { bootstrapPearson, bootstrapSpearman, type CorrelationInterval } from '../statistics/bootstrap-correlation.js';

/** A correlation with its 95 % interval; the interval is undefined where no sample varies. */
export interface CorrelationScore {
  readonly value: number;
  readonly interval: CorrelationInterval | undefined;
}

/** How a system's similarities agree with what people said. */
export interface PairScores {
  readonly pairs: number;
  /** The pairs that the system gave a similarity for. */
  readonly answered: number;
  readonly coverage: number;
  /** Spearman's correlation with the mean rating of each answered pair. */
  readonly means: CorrelationScore | undefined;
  /** The same over all pairs, one without a similarity having the mean of the others. */
  readonly meansOfAll: CorrelationScore | undefined;
  /** Spearman's correlation with every single rating of the answered pairs, as the papers of verb disambiguation have it. */
  readonly ratings: CorrelationScore | undefined;
  /** Pearson's correlation with the mean ratings of the answered pairs. */
  readonly pearson: CorrelationScore | undefined;
  /** The mean similarity of the answered pairs that are meant to be alike, and of those that are not. */
  readonly levels: { readonly high: number; readonly low: number } | undefined;
}

/**
 * Scores the similarities of rated pairs by the protocol of verb disambiguation (Mitchell and Lapata 2008; Grefenstette
 * and Sadrzadeh 2011) and of word similarity: rank correlation with single ratings and with mean ratings. Intervals draw
 * whole pairs. A correlation is undefined where no pair is answered or one side does not vary.
 *
 * @param similarities one a pair, undefined where the system had no vector for a word.
 * @throws ShapeError where there are not as many similarities as pairs, or a pair has no rating.
 */
export function scorePairs(
  pairs: readonly RatedPair[],
  similarities: readonly (number | undefined)[],
  options: BootstrapOptions = {},
): PairScores {
  if (pairs.length !== similarities.length || pairs.some(({ ratings }) => ratings.length === 0)) {
    const found = `${similarities.length} similarities of ${pairs.length} pairs`;
    throw new ShapeError('scorePairs', found, 'one similarity a pair and one rating at least');
  }
  const answered = pairs.flatMap((pair, place) => {
    const similarity = similarities[place];
    return similarity === undefined ? [] : [{ pair, similarity }];
  });
  const known = answered.map(({ similarity }) => similarity);
  const means = answered.map(({ pair }) => meanRating(pair));
  const average = meanOf(known);
  const ofMeans = correlate(known, means, options);
  // The same numbers need not be drawn from again: most sets hold one rating a pair, and most systems answer all.
  const isComplete = answered.length === pairs.length;
  const isSingle = answered.every(({ pair }) => pair.ratings.length === 1);
  return {
    pairs: pairs.length,
    answered: answered.length,
    coverage: pairs.length === 0 ? 0 : answered.length / pairs.length,
    means: ofMeans,
    meansOfAll:
      answered.length === 0 || isComplete
        ? ofMeans
        : correlate(
            similarities.map((similarity) => similarity ?? average),
            pairs.map(meanRating),
            options,
          ),
    ratings: isSingle ? ofMeans : correlateRatings(answered, options),
    pearson: correlateLinearly(known, means, options),
    levels: meanLevels(answered),
  };
}

/** The mean of a pair's ratings. */
export function meanRating({ ratings }: Pick<RatedPair, 'ratings'>): number {
  return meanOf(ratings.map(({ value }) => value));
}

interface AnsweredPair {
  readonly pair: RatedPair;
  readonly similarity: number;
}

function correlateRatings(answered: readonly AnsweredPair[], options: BootstrapOptions): CorrelationScore | undefined {
  const observations = answered.flatMap(({ pair, similarity }, cluster) =>
    pair.ratings.map(({ value }) => ({ similarity, value, cluster })),
  );
  return correlate(
    observations.map(({ similarity }) => similarity),
    observations.map(({ value }) => value),
    options,
    observations.map(({ cluster }) => cluster),
  );
}

function correlate(
  predictions: readonly number[],
  outcome: readonly number[],
  options: BootstrapOptions,
  clusters?: readonly number[],
): CorrelationScore | undefined {
  if (outcome.length === 0) return undefined;
  const value = spearman(predictions, outcome);
  if (value === undefined) return undefined;
  const [interval] = bootstrapSpearman({ predictions: [predictions], outcome, clusters }, options).intervals;
  return { value, interval };
}

function correlateLinearly(
  predictions: readonly number[],
  outcome: readonly number[],
  options: BootstrapOptions,
): CorrelationScore | undefined {
  if (outcome.length === 0) return undefined;
  const value = pearson(predictions, outcome);
  if (value === undefined) return undefined;
  const [interval] = bootstrapPearson({ predictions: [predictions], outcome }, options).intervals;
  return { value, interval };
}

function meanLevels(answered: readonly AnsweredPair[]): PairScores['levels'] {
  const of = (level: 'HIGH' | 'LOW'): number[] =>
    answered.flatMap(({ pair, similarity }) => (pair.level === level ? [similarity] : []));
  const [high, low] = [of('HIGH'), of('LOW')];
  return high.length === 0 || low.length === 0 ? undefined : { high: meanOf(high), low: meanOf(low) };
}
