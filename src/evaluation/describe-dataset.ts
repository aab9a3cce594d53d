import { spearman } from './correlation.js';
import type { AnalogySet, ChoiceSet, PropertySet, RatedPair, RatedPairSet, RelationDegreeSet } from './dataset.js';
import { measureAgreement } from './rater-agreement.js';
import { meanRating } from './score-pairs.js';

/** A data set of any kind. */
export type Dataset = RatedPairSet | ChoiceSet | AnalogySet | PropertySet | RelationDegreeSet;

/** A fact about a data set: its name, a number, and how many decimals it is shown with. */
export interface DatasetFact {
  readonly name: string;
  readonly value: number;
  readonly decimals: number;
}

/**
 * Lists what can be known of a data set without any system: how many items it has, what a blind guess scores, how far
 * raters agree, and what can be scored without looking at the context.
 */
export function describeDataset(dataset: Dataset): DatasetFact[] {
  switch (dataset.kind) {
    case 'rated-pairs':
      return describePairs(dataset.pairs);
    case 'choices': {
      const { questions } = dataset;
      const chance = questions.reduce((sum, { choices }) => sum + 1 / choices.length, 0) / questions.length;
      return [count('questions', questions.length), share('accuracy of a guess', chance)];
    }
    case 'analogies': {
      const sections = new Set(dataset.questions.map(({ section }) => section));
      return [count('questions', dataset.questions.length), count('sections', sections.size)];
    }
    case 'properties': {
      const terms = new Set(dataset.properties.map(({ term }) => term));
      return [count('properties', dataset.properties.length), count('terms', terms.size)];
    }
    case 'relation-degrees': {
      const { relations } = dataset;
      return [
        count('relations', relations.length),
        count(
          'rated word pairs',
          relations.reduce((sum, { rated }) => sum + rated.length, 0),
        ),
        count(
          'questions of the most and least',
          relations.reduce((sum, { questions }) => sum + questions.length, 0),
        ),
      ];
    }
  }
}

function describePairs(pairs: readonly RatedPair[]): DatasetFact[] {
  const ratings = pairs.flatMap((pair) => pair.ratings);
  const raters = new Set(ratings.flatMap(({ rater }) => rater ?? []));
  return [
    count('pairs', pairs.length),
    count('ratings', ratings.length),
    ...(raters.size === 0 ? [] : [count('raters', raters.size)]),
    ...meanOfLevel(pairs, 'HIGH'),
    ...meanOfLevel(pairs, 'LOW'),
    ...anchorPairs(pairs),
  ];
}

/**
 * Lists the floors and ceilings of rated pairs: how far raters agree pairwise, how far one agrees with the mean of the
 * others, and the correlation of group means (for instance of each verb with its landmark) with the mean ratings, which a
 * model that ignores the context cannot exceed. What the data do not allow is left out.
 */
export function anchorPairs(pairs: readonly RatedPair[]): DatasetFact[] {
  const { pairwise, leaveOneOut } = measureAgreement(pairs);
  const anchors: readonly (readonly [string, number | undefined])[] = [
    ['raters, pairwise', pairwise],
    ['raters, each with the others', leaveOneOut],
    ['means of groups, without context', correlateGroups(pairs)],
  ];
  return anchors.flatMap(([name, value]) => (value === undefined ? [] : [share(name, value)]));
}

/** The mean of the single ratings given under a level. */
function meanOfLevel(pairs: readonly RatedPair[], level: 'HIGH' | 'LOW'): DatasetFact[] {
  const values = pairs.flatMap((pair) => pair.ratings.filter((rating) => (rating.level ?? pair.level) === level));
  if (values.length === 0) return [];
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  return [{ name: `mean rating under ${level}`, value: mean, decimals: 2 }];
}

/** What one scores who predicts the mean of the group that a pair belongs to, and so knows nothing of the arguments. */
function correlateGroups(pairs: readonly RatedPair[]): number | undefined {
  const named = pairs.flatMap((pair) =>
    pair.group === undefined ? [] : [{ group: pair.group, mean: meanRating(pair) }],
  );
  if (named.length === 0 || named.length < pairs.length) return undefined;
  const groups = new Map<string, number[]>();
  for (const { group, mean } of named) groups.set(group, [...(groups.get(group) ?? []), mean]);
  const groupMean = (group: string): number => {
    const values = groups.get(group) as number[];
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return spearman(
    named.map(({ group }) => groupMean(group)),
    named.map(({ mean }) => mean),
  );
}

function count(name: string, value: number): DatasetFact {
  return { name, value, decimals: 0 };
}

function share(name: string, value: number): DatasetFact {
  return { name, value, decimals: 3 };
}
