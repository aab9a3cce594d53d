import type { LogisticOptions } from '../../matrix/fit-logistic.js';
import {
  type BoostedTrees,
  type BoostingOptions,
  contributeBoostedTrees,
  scoreBoostedTrees,
  trainBoostedTrees,
} from './boosted-trees.js';
import type { FeatureTable } from './feature-table.js';
import {
  contributeLogistic,
  type LogisticWeights,
  scoreLogistic,
  trainLogisticRegression,
} from './logistic-regression.js';

/** A way to learn, with its options. */
export type LearnerSettings =
  | { readonly kind: 'trees'; readonly options?: BoostingOptions }
  | { readonly kind: 'logistic'; readonly options?: LogisticOptions };

/** What was learned: from features to log odds. */
export type LearnedScorer =
  | ({ readonly kind: 'trees' } & BoostedTrees)
  | ({ readonly kind: 'logistic' } & LogisticWeights);

/** Learns from examples; throws as the learner does. */
export function trainLearner(table: FeatureTable, settings: LearnerSettings): LearnedScorer {
  return settings.kind === 'trees'
    ? { kind: 'trees', ...trainBoostedTrees(table, settings.options) }
    : { kind: 'logistic', ...trainLogisticRegression(table, settings.options) };
}

/** Returns the log odds of a row of features, before calibration. */
export function scoreLearned(scorer: LearnedScorer, features: Float64Array): number {
  return scorer.kind === 'trees' ? scoreBoostedTrees(scorer, features) : scoreLogistic(scorer, features);
}

/** Returns what each feature of a row adds to its log odds. */
export function contributeLearned(scorer: LearnedScorer, features: Float64Array): Float64Array {
  return scorer.kind === 'trees' ? contributeBoostedTrees(scorer, features) : contributeLogistic(scorer, features);
}
