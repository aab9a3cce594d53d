import { type BootstrapOptions, bootstrapMean } from '../statistics/bootstrap.js';
import type { TaskResultScore } from '../task-result.js';

/** The mean of credits as a score with its bootstrap interval over items; without credits there is no value. */
export function scoreMean(measure: string, credits: ArrayLike<number>, options: BootstrapOptions): TaskResultScore {
  if (credits.length === 0) return { measure, value: null, interval: null };
  const { mean, low, high } = bootstrapMean(credits, options);
  return { measure, value: mean, interval: { low, high } };
}

/** The credits of items, in their order. */
export function creditsOf(scored: readonly { readonly credit: number }[]): number[] {
  return scored.map(({ credit }) => credit);
}

/** A score without an interval. */
export function plainScore(measure: string, value: number | undefined): TaskResultScore[] {
  return value === undefined ? [] : [{ measure, value, interval: null }];
}
