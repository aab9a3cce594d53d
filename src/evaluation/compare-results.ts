import { QualiaError } from '../errors.js';
import { spearman } from '../matrix/correlation.js';
import { meanOf } from '../matrix/mean.js';
import type { Dataset } from './any-dataset.js';
import type { KindOptions, Outcomes } from './kinds/task-kind.js';
import { taskKindOf } from './kinds/task-kinds.js';
import { checkAnswers } from './score-answers.js';
import { type BootstrapOptions, drawBootstrapMeans } from './statistics/bootstrap.js';
import { bootstrapSpearman, type CorrelationInterval, intervalOf } from './statistics/bootstrap-correlation.js';
import { correctHolm, type McnemarResult, testMcnemar } from './statistics/paired-tests.js';
import type { TaskResult } from './task-result.js';

/** The difference of two systems on one task. */
export interface ResultComparison {
  readonly task: string;
  readonly first: string;
  readonly second: string;
  /** The measure that is compared. */
  readonly measure: string;
  /** The items that are compared: of correlations those that both have answered, else all. */
  readonly items: number;
  /** The score of the first less that of the second over these items. */
  readonly difference: number;
  /** Its interval by the paired bootstrap; undefined where no sample varies. */
  readonly interval: CorrelationInterval | undefined;
  /** The two-sided probability of the paired bootstrap, and the same after Holm's correction for all pairs of systems. */
  readonly pValue: number;
  readonly corrected: number;
  /** McNemar's exact test, where items are right or wrong, with its probability after Holm's correction. */
  readonly mcnemar?: (McnemarResult & { readonly corrected: number }) | undefined;
}

/**
 * Compares every two systems on a task by a paired bootstrap over items, and by McNemar's exact test where items are right
 * or wrong. Probabilities are corrected for the number of comparisons (Holm 1979).
 *
 * @throws QualiaError where a result belongs to another task or other items than the data set's, or is of a mock run;
 * ShapeError as `bootstrapSpearman`.
 */
export function compareResults(
  dataset: Dataset,
  results: readonly TaskResult[],
  options: KindOptions = {},
): ResultComparison[] {
  const outcomes = results.map((result) => findOutcomes(dataset, result, results[0]?.task ?? result.task, options));
  const compared = results.flatMap((first, place) =>
    results.slice(place + 1).map((second, offset) => {
      const pair = [outcomes[place], outcomes[place + 1 + offset]] as const;
      const names = { task: first.task, first: first.system.name, second: second.system.name };
      return { ...names, ...compareOutcomes(pair, names, options) };
    }),
  );
  const corrected = correctHolm(compared.map(({ pValue }) => pValue));
  const exact = correctHolm(compared.flatMap(({ mcnemar }) => mcnemar?.pValue ?? []));
  return compared.map(({ mcnemar, ...comparison }, place) => ({
    ...comparison,
    corrected: corrected[place] as number,
    // Either all comparisons of a task have the test or none.
    ...(mcnemar !== undefined && { mcnemar: { ...mcnemar, corrected: exact[place] as number } }),
  }));
}

function findOutcomes(dataset: Dataset, result: TaskResult, expected: string, options: KindOptions): Outcomes {
  const { task, items, system, mock } = result;
  if (task !== expected)
    throw new QualiaError('OTHER_TASK', `Results of ${task} and of ${expected} cannot be compared.`);
  if (mock) throw new QualiaError('MOCK_RESULT', `The result of "${system.name}" on ${task} is of a mock run.`);
  const kind = taskKindOf(dataset);
  const ids = kind.listItems(dataset);
  if (items.length !== ids.length || !items.every(({ id }, place) => id === ids[place])) {
    const problem = `The items of "${system.name}" are not those of the data of ${task}; run it again on the same files.`;
    throw new QualiaError('OTHER_ITEMS', problem);
  }
  const answers = checkAnswers(dataset, items, `the result of "${system.name}" on ${task}`);
  return kind.outcomes(dataset, answers, options);
}

type Compared = Omit<ResultComparison, 'task' | 'first' | 'second' | 'corrected' | 'mcnemar'> & {
  readonly mcnemar?: McnemarResult;
};

function compareOutcomes(
  [first, second]: readonly [Outcomes | undefined, Outcomes | undefined],
  { task }: { readonly task: string },
  options: BootstrapOptions,
): Compared {
  if (first?.type === 'credits' && second?.type === 'credits') return compareCredits(first, second, options);
  if (first?.type === 'correlation' && second?.type === 'correlation') {
    return compareCorrelations(first, second, task, options);
  }
  throw new QualiaError('NOTHING_TO_COMPARE', `The outcomes of two systems on ${task} are of different types.`);
}

type OutcomesOf<Type extends Outcomes['type']> = Extract<Outcomes, { readonly type: Type }>;

function compareCredits(
  { measure, credits, isAccuracy }: OutcomesOf<'credits'>,
  { credits: others }: OutcomesOf<'credits'>,
  options: BootstrapOptions,
): Compared {
  const differences = credits.map((credit, item) => credit - (others[item] as number));
  const samples = drawBootstrapMeans(differences, options);
  const isRight = (list: readonly number[]): boolean[] => list.map((credit) => credit === 1);
  return {
    measure,
    items: credits.length,
    difference: meanOf(differences),
    interval: intervalOf(samples, options.confidence ?? 0.95),
    pValue: twoSided(samples),
    ...(isAccuracy && { mcnemar: testMcnemar(isRight(credits), isRight(others)) }),
  };
}

function compareCorrelations(
  first: OutcomesOf<'correlation'>,
  second: OutcomesOf<'correlation'>,
  task: string,
  options: BootstrapOptions,
): Compared {
  const both = first.outcome.flatMap((rating, place) => {
    const [a, b] = [first.predictions[place], second.predictions[place]];
    return a === undefined || b === undefined ? [] : [{ a, b, rating }];
  });
  const outcome = both.map(({ rating }) => rating);
  const predictions = [both.map(({ a }) => a), both.map(({ b }) => b)];
  const [one, other] = predictions.map((list) => (list.length === 0 ? undefined : spearman(list, outcome)));
  if (one === undefined || other === undefined) {
    throw new QualiaError('NOTHING_TO_COMPARE', `On ${task} one of two systems has no correlation to compare.`);
  }
  const [ofFirst = new Float64Array(), ofSecond = new Float64Array()] = bootstrapSpearman(
    { predictions, outcome },
    options,
  ).samples;
  const differences = ofFirst.map((value, sample) => value - (ofSecond[sample] as number));
  return {
    measure: first.measure,
    items: both.length,
    difference: one - other,
    interval: intervalOf(differences, options.confidence ?? 0.95),
    pValue: twoSided(differences),
  };
}

/** Twice the share of samples on the rarer side of 0, with one sample added so that it is never 0, at most 1. */
function twoSided(differences: Float64Array): number {
  const defined = differences.filter((value) => !Number.isNaN(value));
  const below = defined.filter((value) => value <= 0).length;
  const above = defined.filter((value) => value >= 0).length;
  return Math.min(1, (2 * (1 + Math.min(below, above))) / (1 + defined.length));
}
