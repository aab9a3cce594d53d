import type { TaskResultScore } from '../task-result.js';

/** A score over the items with an answer beside the one over all items; null where a result does not tell them apart. */
export interface ScorePair {
  readonly ofAnswered: TaskResultScore | null;
  readonly ofAll: TaskResultScore | null;
}

/**
 * Finds the two forms of a measure among scores, by how the kinds of tasks name them: `M` beside `M, missing as the mean`
 * (rated pairs), `M` beside `M of answered questions` (credits), precision beside recall for F1 (senses; Navigli et al.
 * 2017, where precision is over the instances attempted and recall over all).
 */
export function pairScores(measure: string, scores: readonly TaskResultScore[]): ScorePair {
  const own = scores.find((score) => score.measure === measure) ?? null;
  const filled = scores.find((score) => score.measure.startsWith(`${measure}, missing as `));
  if (filled !== undefined) return { ofAnswered: own, ofAll: filled };
  const answered = scores.find((score) => score.measure.startsWith(`${measure} of answered `));
  if (answered !== undefined) return { ofAnswered: answered, ofAll: own };
  if (/^f1\b/i.test(measure)) {
    const named = (name: string): string => measure.replace(/^f1\b/i, name);
    const precision = scores.find((score) => score.measure.toLowerCase() === named('precision').toLowerCase());
    const recall = scores.find((score) => score.measure.toLowerCase() === named('recall').toLowerCase());
    if (precision !== undefined && recall !== undefined) return { ofAnswered: precision, ofAll: recall };
  }
  return { ofAnswered: null, ofAll: null };
}
