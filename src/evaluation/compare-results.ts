import { QualiaError } from '../errors.js';
import type { BootstrapOptions } from './bootstrap.js';
import { bootstrapSpearman, type CorrelationInterval, intervalOf } from './bootstrap-correlation.js';
import { spearman } from './correlation.js';
import type { RatedPair } from './dataset.js';
import { correctHolm } from './paired-tests.js';
import { meanRating } from './score-pairs.js';
import type { TaskResult } from './task-result.js';

/** The difference of two systems on one task. */
export interface ResultComparison {
  readonly task: string;
  readonly first: string;
  readonly second: string;
  /** The items that both have answered, over which both are scored. */
  readonly items: number;
  /** Spearman's correlation with the mean ratings of the first less that of the second. */
  readonly difference: number;
  readonly interval: CorrelationInterval | undefined;
  /** The two-sided probability of the paired bootstrap, and the same after Holm's correction for all pairs of systems. */
  readonly pValue: number;
  readonly corrected: number;
}

/**
 * Compares every two systems on a task of rated pairs by a paired bootstrap over the items that both have answered.
 *
 * @throws QualiaError where a result belongs to another task or other items than the pairs; ShapeError as
 * `bootstrapSpearman`.
 */
export function compareResults(
  pairs: readonly RatedPair[],
  results: readonly TaskResult[],
  options: BootstrapOptions = {},
): ResultComparison[] {
  const compared = results.flatMap((first, place) =>
    results.slice(place + 1).map((second) => compareTwo(pairs, [first, second], options)),
  );
  const corrected = correctHolm(compared.map(({ pValue }) => pValue));
  return compared.map((comparison, place) => ({ ...comparison, corrected: corrected[place] as number }));
}

function compareTwo(
  pairs: readonly RatedPair[],
  [first, second]: readonly [TaskResult, TaskResult],
  options: BootstrapOptions,
): Omit<ResultComparison, 'corrected'> {
  for (const result of [first, second]) requireSameItems(pairs, result, first.task);
  const both = pairs.flatMap((pair, place) => {
    const [a, b] = [first.items[place]?.similarity ?? null, second.items[place]?.similarity ?? null];
    return a === null || b === null ? [] : [{ a, b, rating: meanRating(pair) }];
  });
  const outcome = both.map(({ rating }) => rating);
  const predictions = [both.map(({ a }) => a), both.map(({ b }) => b)];
  const values = predictions.map((list) => (list.length === 0 ? undefined : spearman(list, outcome)));
  const [one, other] = values;
  if (one === undefined || other === undefined) {
    throw new QualiaError('NOTHING_TO_COMPARE', `On ${first.task} one of two systems has no correlation to compare.`);
  }
  const [ofFirst = new Float64Array(), ofSecond = new Float64Array()] = bootstrapSpearman(
    { predictions, outcome },
    options,
  ).samples;
  const differences = ofFirst.map((value, sample) => value - (ofSecond[sample] as number));
  return {
    task: first.task,
    first: first.system.name,
    second: second.system.name,
    items: both.length,
    difference: one - other,
    interval: intervalOf(differences, options.confidence ?? 0.95),
    pValue: twoSided(differences),
  };
}

function requireSameItems(pairs: readonly RatedPair[], { task, items, system }: TaskResult, expected: string): void {
  if (task !== expected)
    throw new QualiaError('OTHER_TASK', `Results of ${task} and of ${expected} cannot be compared.`);
  const same = items.length === pairs.length && items.every(({ id }, place) => id === pairs[place]?.id);
  if (same) return;
  const problem = `The items of "${system.name}" are not those of the data of ${task}; run it again on the same files.`;
  throw new QualiaError('OTHER_ITEMS', problem);
}

/** Twice the share of samples on the rarer side of 0, with one sample added so that it is never 0, at most 1. */
function twoSided(differences: Float64Array): number {
  const defined = differences.filter((value) => !Number.isNaN(value));
  const below = defined.filter((value) => value <= 0).length;
  const above = defined.filter((value) => value >= 0).length;
  return Math.min(1, (2 * (1 + Math.min(below, above))) / (1 + defined.length));
}
