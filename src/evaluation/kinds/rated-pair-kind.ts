import { pearson, spearman } from '../../matrix/correlation.js';
import { meanOf } from '../../matrix/mean.js';
import type { Phrase, RatedPair } from '../dataset.js';
import { type CorrelationScore, meanRating, scorePairs } from '../scores/score-pairs.js';
import { longestCommonSubstring } from '../statistics/longest-common-substring.js';
import { measureAgreement } from '../statistics/rater-agreement.js';
import type { TaskResultScore } from '../task-result.js';
import { findNumberFault } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { plainScore } from './mean-score.js';
import type { Anchor, DatasetFact, TaskKind } from './task-kind.js';

const means = 'spearman with mean ratings';
const singles = 'spearman with single ratings';
const pearsonMeans = 'pearson with mean ratings';

/**
 * Pairs rated for likeness, by the protocols of verb disambiguation (Mitchell and Lapata 2008; Grefenstette and Sadrzadeh
 * 2011) and of word similarity: rank correlation with the mean ratings and with every single one. See `scorePairs`.
 */
export const ratedPairKind: TaskKind<'rated-pairs'> = {
  kind: 'rated-pairs',
  listItems: ({ pairs }) => pairs.map(({ id }) => id),
  take: (set, items) => ({ ...set, pairs: set.pairs.slice(0, items) }),
  findFault: (_, __, answer) => findNumberFault(answer),
  parseAnswer: (text) => (text.trim() === '' ? Number.NaN : Number(text)),
  score({ pairs }, answers, options) {
    const { answered, levels, ...found } = scorePairs(pairs, answers, options);
    return {
      answered,
      scores: [
        withInterval(means, found.means),
        withInterval(`${means}, missing as the mean`, found.meansOfAll),
        withInterval(singles, found.ratings),
        ...(found.pearson === undefined ? [] : [withInterval(pearsonMeans, found.pearson)]),
        ...plainScore('mean similarity of HIGH pairs', levels?.high),
        ...plainScore('mean similarity of LOW pairs', levels?.low),
      ],
    };
  },
  outcomes: ({ pairs }, predictions) => ({
    type: 'correlation',
    measure: means,
    predictions,
    outcome: pairs.map(meanRating),
  }),
  anchors({ pairs }) {
    const { pairwise, leaveOneOut } = measureAgreement(pairs);
    const spelling = compareSpelling(pairs);
    const known: readonly (readonly [string, Anchor['role'], string, number | undefined])[] = [
      ...[means, singles, pearsonMeans].map((measure) => ['random', 'floor', measure, 0] as const),
      ['spelling', 'floor', means, correlateMeans(pairs, spelling, spearman)],
      ['spelling', 'floor', singles, correlateSingles(pairs, spelling)],
      ['spelling', 'floor', pearsonMeans, correlateMeans(pairs, spelling, pearson)],
      ['means of groups, without context', 'reference', means, correlateGroups(pairs)],
      ['raters, pairwise', 'ceiling', singles, pairwise],
      ['raters, each with the others', 'ceiling', means, leaveOneOut],
    ];
    return known.flatMap(([name, role, measure, value]) =>
      value === undefined ? [] : [{ name, role, measure, value }],
    );
  },
  describe({ pairs }) {
    const ratings = pairs.flatMap((pair) => pair.ratings);
    const raters = new Set(ratings.flatMap(({ rater }) => rater ?? []));
    return [
      countFact('pairs', pairs.length),
      countFact('ratings', ratings.length),
      ...(raters.size === 0 ? [] : [countFact('raters', raters.size)]),
      ...meanOfLevel(pairs, 'HIGH'),
      ...meanOfLevel(pairs, 'LOW'),
    ];
  },
};

function withInterval(measure: string, score: CorrelationScore | undefined): TaskResultScore {
  return { measure, value: score?.value ?? null, interval: score?.interval ?? null };
}

/** The mean of the single ratings given under a level. */
function meanOfLevel(pairs: readonly RatedPair[], level: 'HIGH' | 'LOW'): DatasetFact[] {
  const values = pairs.flatMap((pair) => pair.ratings.filter((rating) => (rating.level ?? pair.level) === level));
  if (values.length === 0) return [];
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  return [{ name: `mean rating under ${level}`, value: mean, decimals: 2 }];
}

/** How long the longest stretch of letters is that the phrases of each pair share, by the length of the longer. */
function compareSpelling(pairs: readonly RatedPair[]): number[] {
  const textOf = ({ words }: Phrase): string => words.join(' ').toLowerCase();
  return pairs.map(({ left, right }) => {
    const [first, second] = [textOf(left), textOf(right)];
    return longestCommonSubstring(first, second).length / Math.max(first.length, second.length);
  });
}

function correlateMeans(
  pairs: readonly RatedPair[],
  predictions: readonly number[],
  correlate: typeof spearman,
): number | undefined {
  return pairs.length === 0 ? undefined : correlate(predictions, pairs.map(meanRating));
}

function correlateSingles(pairs: readonly RatedPair[], predictions: readonly number[]): number | undefined {
  const singles = pairs.flatMap(({ ratings }, place) =>
    ratings.map(({ value }) => ({ value, prediction: predictions[place] as number })),
  );
  if (singles.length === 0) return undefined;
  return spearman(
    singles.map(({ prediction }) => prediction),
    singles.map(({ value }) => value),
  );
}

/** What one scores who predicts the mean of the group that a pair belongs to, and so knows nothing of the arguments. */
function correlateGroups(pairs: readonly RatedPair[]): number | undefined {
  const groups = new Map<string, number[]>();
  for (const pair of pairs) {
    if (pair.group === undefined) return undefined;
    groups.set(pair.group, [...(groups.get(pair.group) ?? []), meanRating(pair)]);
  }
  if (pairs.length === 0) return undefined;
  const predictions = pairs.map(({ group = '' }) => meanOf(groups.get(group) ?? []));
  return spearman(predictions, pairs.map(meanRating));
}
