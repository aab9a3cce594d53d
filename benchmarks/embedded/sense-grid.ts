import type { EmbeddedModels } from '../../src/embedded/embedded-models.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import type { AllWordsTask } from './all-words.js';

/** The weights of the sense scorers. */
export interface SenseWeights {
  readonly priorWeight: number;
  readonly glossWeight: number;
  readonly smoothing: number;
  readonly rankPower: number;
}

/** An all-words task with the gloss scores of all candidates, which do not depend on the weights. */
export interface ScoredTask extends AllWordsTask {
  readonly glossScores: readonly Float64Array[];
}

/** Computes the gloss scores of a task once. */
export function scoreGlosses(task: AllWordsTask, { gloss }: EmbeddedModels): ScoredTask {
  const glossScores = task.instances.map(({ occurrence, candidates }) => gloss.score(occurrence, candidates));
  return { ...task, glossScores };
}

/** Returns the share of instances whose best sense is a gold one; what has no candidate or no gold key is wrong. */
export function measureSenses(
  { instances, glossScores }: ScoredTask,
  { priorWeight, glossWeight, smoothing, rankPower }: SenseWeights,
): number {
  const prior = createSensePrior({ smoothing, rankPower });
  const right = instances.filter(({ instance, occurrence, candidates }, index) => {
    const scores = prior
      .score(occurrence, candidates)
      .map((value, place) => priorWeight * value + glossWeight * glossScores[index][place]);
    return candidates.length > 0 && instance.gold.includes(candidates[scores.indexOf(Math.max(...scores))].key);
  });
  return right.length / instances.length;
}

/** Returns the same share for always taking the first sense. */
export function measureFirstSense({ instances }: AllWordsTask): number {
  const right = instances.filter(
    ({ instance, candidates: [first] }) => first !== undefined && instance.gold.includes(first.key),
  );
  return right.length / instances.length;
}
