import { OptionError, requireOption, ShapeError, UnknownWordError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { fitLogistic } from '../matrix/fit-logistic.js';
import type { PlausibilityItem } from './corrupt-triples.js';
import type { PlausibilityModel } from './learned-tensors.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** How much a stack makes of each of its models: numbers and names only, so that JSON keeps it whole. */
export interface StackedWeights {
  /** The names of the models, in their order. */
  readonly models: readonly string[];
  /** The mean of each model's scores, which is taken off. */
  readonly means: readonly number[];
  /** The standard deviation of each model's scores, by which they are divided. */
  readonly deviations: readonly number[];
  /** One number for each score, then, where products count, one for each pair i <= j of them: 11, 12, ..., 22, 23, ... */
  readonly weights: readonly number[];
  readonly intercept: number;
}

/** How {@link fitStackedPlausibility} fits. */
export interface StackOptions {
  /** Whether products of two scores count too, so that one model can say how far to trust another; default false. */
  readonly products?: boolean;
  /** The penalty of the ridge; default 1. */
  readonly penalty?: number;
}

/**
 * Fits how much each of several models counts, by a logistic regression that tells seen from corrupted triples: stacked
 * generalisation (Wolpert 1992). The scores are brought to mean 0 and deviation 1 first; all seen triples together count as much
 * as all corrupted ones.
 *
 * The triples of `items` must be ones that no model has learned from: otherwise a model that has them by heart counts too much.
 * Split the training triples once more, train the models on the larger part, fit on the smaller; then train them on both.
 *
 * Items with a word that one of the models does not know are left out.
 *
 * @throws OptionError when there is no model, the penalty is out of range, or the items hold no corrupted triple; ShapeError when no
 * item is left, or one model gives all the same score, or one that is not finite; as `fitLogistic`.
 * @example
 * const { training, heldOut } = splitTriples(verbs, { seed: 2 });
 * const learn = (known) => [createAssociationPlausibility('verb-object', known), createPrototypePlausibility(space, known)];
 * const weights = fitStackedPlausibility(learn(training), corruptTriples(heldOut, verbs));
 * const model = createStackedPlausibility(learn(verbs), weights);
 */
export function fitStackedPlausibility(
  models: readonly PlausibilityModel[],
  items: readonly PlausibilityItem[],
  options: StackOptions = {},
): StackedWeights {
  const { products = false, penalty = 1 } = options;
  requireOption(models.length > 0, 'models', models.length, 'one model or more');
  const scored = items.flatMap((item) => scoreItem(models, item) ?? []);
  if (scored.length === 0) throw new ShapeError('fitStackedPlausibility', `${items.length} items, none known`, 'some');
  const rows = scored.flatMap(({ seen, corrupted }) => [seen, ...corrupted]);
  const labels = scored.flatMap(({ corrupted }) => [1, ...corrupted.map(() => 0)]);
  const rowWeights = scored.flatMap(({ corrupted }) => [1, ...corrupted.map(() => 1 / corrupted.length)]);
  const { means, deviations } = measureScores(models, rows);
  const columns = countTerms(models.length, products);
  const inputs = new DenseMatrix(rows.length, columns, new Float64Array(rows.length * columns));
  rows.forEach((scores, row) => {
    inputs.row(row).set(listTerms(standardise(scores, { means, deviations }), products));
  });
  const { weights, intercept } = fitLogistic(inputs, labels, { penalty, rowWeights });
  return { models: models.map(({ name }) => name), means, deviations, weights: Array.from(weights), intercept };
}

/**
 * Scores a sentence by what several models say, weighed as {@link fitStackedPlausibility} found: the log odds that it was seen.
 *
 * @param models those that the weights were fitted for, in their order; they may have learned from more triples since.
 * @throws OptionError when the names of the models are not those of the weights; ShapeError when numbers are missing.
 * @example createStackedPlausibility(models, JSON.parse(text)).plausibility({ subject: 'dog', verb: 'chase', object: 'cat' })
 */
export function createStackedPlausibility(
  models: readonly PlausibilityModel[],
  weights: StackedWeights,
): PlausibilityModel {
  const names = models.map(({ name }) => name);
  const isSame = names.length === weights.models.length && names.every((name, place) => name === weights.models[place]);
  if (!isSame) throw new OptionError('models', names, `the models of the weights, ${weights.models.join(', ')}`);
  const products = weights.weights.length !== models.length;
  const [terms, scales] = [countTerms(models.length, products), [weights.means.length, weights.deviations.length]];
  if (weights.weights.length !== terms || scales.some((length) => length !== models.length)) {
    const found = `${weights.weights.length} weights, ${scales.join(' and ')} means and deviations`;
    throw new ShapeError('createStackedPlausibility', found, `${models.length} or ${terms}, and ${models.length} each`);
  }
  const factors = Float64Array.from(weights.weights);
  return {
    name: `stack of ${names.join(', ')}`,
    plausibility: (sentence) =>
      weights.intercept + dot(listTerms(standardise(scoreAll(models, sentence), weights), products), factors),
  };
}

function scoreAll(models: readonly PlausibilityModel[], sentence: TransitiveSentence): number[] {
  return models.map((model) => model.plausibility(sentence));
}

function scoreItem(
  models: readonly PlausibilityModel[],
  { seen, corrupted }: PlausibilityItem,
): { readonly seen: number[]; readonly corrupted: number[][] } | undefined {
  try {
    return {
      seen: scoreAll(models, seen),
      corrupted: Array.from(corrupted.values(), (triple) => scoreAll(models, triple)),
    };
  } catch (error) {
    if (error instanceof UnknownWordError) return undefined;
    throw error;
  }
}

interface ScoreScales {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

function measureScores(models: readonly PlausibilityModel[], rows: readonly number[][]): ScoreScales {
  const means = models.map((_, model) => rows.reduce((sum, scores) => sum + scores[model], 0) / rows.length);
  const deviations = models.map((_, model) =>
    Math.sqrt(rows.reduce((sum, scores) => sum + (scores[model] - means[model]) ** 2, 0) / rows.length),
  );
  const wild = deviations.findIndex((deviation) => !Number.isFinite(deviation));
  if (wild >= 0) {
    const found = `scores of "${models[wild]?.name}" that are not finite`;
    throw new ShapeError('fitStackedPlausibility', found, 'finite ones; leave that model out');
  }
  // Equal scores differ from their own rounded mean in the last digits.
  const still = deviations.findIndex((deviation, model) => deviation <= 1e-12 * Math.abs(means[model]));
  if (still >= 0) {
    const found = `scores of "${models[still]?.name}" that do not differ`;
    throw new ShapeError('fitStackedPlausibility', found, 'different ones; leave that model out');
  }
  return { means, deviations };
}

function standardise(scores: readonly number[], { means, deviations }: ScoreScales): number[] {
  return scores.map((score, model) => (score - means[model]) / deviations[model]);
}

function countTerms(models: number, products: boolean): number {
  return products ? models + (models * (models + 1)) / 2 : models;
}

function listTerms(scores: readonly number[], products: boolean): Float64Array {
  if (!products) return Float64Array.from(scores);
  const pairs = scores.flatMap((score, place) => scores.slice(place).map((other) => score * other));
  return Float64Array.from([...scores, ...pairs]);
}
