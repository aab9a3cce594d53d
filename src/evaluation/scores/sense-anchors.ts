import type { AllWordsInstance, AllWordsSet } from '../sense-dataset.js';
import type { SensePredictions } from './sense-predictions.js';

/** The candidates of an instance in the order of the lexicon, the first sense first. */
export type SenseCandidates = (instance: AllWordsInstance) => readonly string[];

/**
 * Answers the first sense of each instance; one without a candidate is not attempted.
 *
 * @example scoreSensePredictions([{ set, predictions: predictFirstSenses(set, candidates) }]).all.f1
 */
export function predictFirstSenses({ instances }: AllWordsSet, candidates: SenseCandidates): SensePredictions {
  return new Map(instances.map((instance) => [instance.id, candidates(instance).slice(0, 1)]));
}

/**
 * Answers all candidates of each instance; as the answers share the credit, the score is what guessing among them gives on
 * average.
 */
export function predictAllSenses({ instances }: AllWordsSet, candidates: SenseCandidates): SensePredictions {
  return new Map(instances.map((instance) => [instance.id, candidates(instance)]));
}

/** Answers a gold key of each instance that has one among its candidates: the most that the lexicon allows. */
export function predictOracle({ instances }: AllWordsSet, candidates: SenseCandidates): SensePredictions {
  return new Map(
    instances.map((instance) => {
      const known = new Set(candidates(instance));
      return [instance.id, instance.gold.filter((key) => known.has(key)).slice(0, 1)];
    }),
  );
}
