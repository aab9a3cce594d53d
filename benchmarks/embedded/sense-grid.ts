import type { EmbeddedModels } from '../../src/embedded/embedded-models.js';
import { makeSenseCandidate } from '../../src/wsd/candidate.js';
import type { Question } from '../../src/wsd/disambiguator.js';
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
  readonly questions: readonly Question[];
  readonly glossScores: readonly Float64Array[];
}

/** Computes the gloss scores of a task once. */
export async function scoreGlosses(task: AllWordsTask, { gloss, lexicon }: EmbeddedModels): Promise<ScoredTask> {
  const questions = task.instances.map(({ occurrence, candidates }) => {
    return { occurrence, candidates: candidates.map((sense) => makeSenseCandidate(lexicon, sense)) };
  });
  const glossScores = (await gloss.scoreAll(questions)).map(({ scores }) => scores);
  return { ...task, questions, glossScores };
}

/** Returns the share of instances whose best sense is a gold one; what has no candidate or no gold key is wrong. */
export async function measureSenses(
  { instances, questions, glossScores }: ScoredTask,
  { priorWeight, glossWeight, smoothing, rankPower }: SenseWeights,
): Promise<number> {
  const priors = await createSensePrior({ smoothing, rankPower }).scoreAll(questions);
  const right = instances.filter(({ instance, candidates }, index) => {
    const scores = priors[index].scores.map((value, at) => priorWeight * value + glossWeight * glossScores[index][at]);
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
