import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import { meanOf } from '../../matrix/mean.js';
import { quantile } from '../../matrix/quantile.js';
import { createRandom } from '../../random.js';
import type { BootstrapOptions } from './bootstrap.js';

/** Observations to correlate, in clusters that are drawn as wholes: the ratings of an item, for instance. */
export interface ClusteredObservations {
  /** The values that are correlated with the outcome, one list a system. */
  readonly predictions: readonly ArrayLike<number>[];
  readonly outcome: ArrayLike<number>;
  /** The cluster of each observation, from 0; default: each is its own. */
  readonly clusters?: ArrayLike<number> | undefined;
}

/** The interval of a correlation. */
export interface CorrelationInterval {
  readonly low: number;
  readonly high: number;
}

/** What {@link bootstrapSpearman} and {@link bootstrapPearson} find. */
export interface CorrelationBootstrap {
  /** One interval a system; undefined where its predictions or the outcome do not vary. */
  readonly intervals: readonly (CorrelationInterval | undefined)[];
  /** The correlations of every sample, one list a system; NaN where a sample does not vary. */
  readonly samples: readonly Float64Array[];
}

/**
 * Gives percentile bootstrap intervals of Spearman's correlation (Efron 1979), all systems on the same samples.
 *
 * Each sample draws as many clusters as there are, with replacement. Values are sorted once; a sample only weights them
 * by how often their cluster was drawn and sums up mid-ranks, so that its time is linear in the observations.
 *
 * @throws ShapeError where the lists differ in length or are empty; OptionError as `bootstrapMean`.
 */
export function bootstrapSpearman(
  observations: ClusteredObservations,
  options: BootstrapOptions = {},
): CorrelationBootstrap {
  return bootstrap(observations, options, correlateRanks);
}

/**
 * Gives percentile bootstrap intervals of Pearson's correlation (Efron 1979), drawn as those of {@link bootstrapSpearman}.
 *
 * @throws as {@link bootstrapSpearman}.
 */
export function bootstrapPearson(
  observations: ClusteredObservations,
  options: BootstrapOptions = {},
): CorrelationBootstrap {
  return bootstrap(observations, options, correlateValues);
}

function bootstrap(
  observations: ClusteredObservations,
  { samples = 10_000, confidence = 0.95, seed = 1 }: BootstrapOptions,
  makeCorrelator: MakeCorrelator,
): CorrelationBootstrap {
  const { predictions, outcome } = observations;
  requireWhole('samples', samples, 1);
  requireOption(confidence > 0 && confidence < 1, 'confidence', confidence, 'a number between 0 and 1');
  const { length } = outcome;
  const clusters = observations.clusters ?? Uint32Array.from({ length }, (_, place) => place);
  if (length === 0 || clusters.length !== length || predictions.some((list) => list.length !== length)) {
    throw new ShapeError('bootstrap', 'lists that differ in length or are empty', 'as many values in each');
  }
  const clusterCount = 1 + Array.from(clusters).reduce((most, cluster) => Math.max(most, cluster), 0);
  const correlators = predictions.map((list) => makeCorrelator(list, outcome, clusters));
  const random = createRandom(seed);
  const counts = new Uint32Array(clusterCount);
  const correlations = predictions.map(() => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    random.countDraws(counts);
    for (let system = 0; system < correlators.length; system++) {
      const correlate = correlators[system] as Correlator;
      (correlations[system] as Float64Array)[sample] = correlate(counts);
    }
  }
  return { intervals: correlations.map((list) => intervalOf(list, confidence)), samples: correlations };
}

/** The correlation of a sample in which each observation counts as often as its cluster was drawn; NaN without variance. */
type Correlator = (counts: Uint32Array) => number;

type MakeCorrelator = (
  predictions: ArrayLike<number>,
  outcome: ArrayLike<number>,
  clusters: ArrayLike<number>,
) => Correlator;

/**
 * Spearman's correlation of a sample: Pearson's of the mid-ranks.
 *
 * Observations are numbered in the order of the outcome, whose ranks are then written from first to last; one pass in the
 * order of the predictions sums up the products, a run of equal predictions at a time.
 */
function correlateRanks(
  predictions: ArrayLike<number>,
  outcome: ArrayLike<number>,
  clusters: ArrayLike<number>,
): Correlator {
  const byOutcome = sortPlaces(outcome);
  const numbers = new Uint32Array(outcome.length);
  byOutcome.forEach((place, number) => {
    numbers[place] = number;
  });
  const byPrediction = sortPlaces(predictions);
  const outcomeClusters = Uint32Array.from(byOutcome, (place) => clusters[place] as number);
  const predictionClusters = Uint32Array.from(byPrediction, (place) => clusters[place] as number);
  const outcomeEnds = findRunEnds(outcome, byOutcome);
  const predictionEnds = findRunEnds(predictions, byPrediction);
  const predictionNumbers = Uint32Array.from(byPrediction, (place) => numbers[place] as number);
  /** The rank of each observation, by its number, less the mean rank. */
  const ranks = new Float64Array(outcome.length);
  return (counts) => {
    let size = 0;
    for (let place = 0; place < outcomeClusters.length; place++)
      size += counts[outcomeClusters[place] as number] as number;
    const mean = (size + 1) / 2;
    let passed = 0;
    let start = 0;
    let squares = 0;
    for (let run = 0; run < outcomeEnds.length; run++) {
      const end = outcomeEnds[run] as number;
      let weight = 0;
      for (let place = start; place < end; place++) weight += counts[outcomeClusters[place] as number] as number;
      const rank = passed + (weight + 1) / 2 - mean;
      for (let place = start; place < end; place++) ranks[place] = rank;
      squares += weight * rank * rank;
      passed += weight;
      start = end;
    }
    passed = 0;
    start = 0;
    let product = 0;
    let predictionSquares = 0;
    for (let run = 0; run < predictionEnds.length; run++) {
      const end = predictionEnds[run] as number;
      let weight = 0;
      let sum = 0;
      for (let place = start; place < end; place++) {
        const count = counts[predictionClusters[place] as number] as number;
        weight += count;
        sum += count * (ranks[predictionNumbers[place] as number] as number);
      }
      const rank = passed + (weight + 1) / 2 - mean;
      product += rank * sum;
      predictionSquares += weight * rank * rank;
      passed += weight;
      start = end;
    }
    return product / Math.sqrt(squares * predictionSquares);
  };
}

/** Pearson's correlation of a sample, of values at unit scale about the mean of all. */
function correlateValues(
  predictions: ArrayLike<number>,
  outcome: ArrayLike<number>,
  clusters: ArrayLike<number>,
): Correlator {
  const [first, second] = [standardise(predictions), standardise(outcome)];
  return (counts) => {
    let size = 0;
    let sumFirst = 0;
    let sumSecond = 0;
    let squareFirst = 0;
    let squareSecond = 0;
    let product = 0;
    for (let place = 0; place < first.length; place++) {
      const weight = counts[clusters[place] as number] as number;
      const a = first[place] as number;
      const b = second[place] as number;
      size += weight;
      sumFirst += weight * a;
      sumSecond += weight * b;
      squareFirst += weight * a * a;
      squareSecond += weight * b * b;
      product += weight * a * b;
    }
    const varianceFirst = squareFirst / size - (sumFirst / size) ** 2;
    const varianceSecond = squareSecond / size - (sumSecond / size) ** 2;
    // A variance that may be rounding alone is looked at again, value by value.
    const isSmall = varianceFirst < smallVariance || varianceSecond < smallVariance;
    if (isSmall && !(varies(first, clusters, counts) && varies(second, clusters, counts))) return Number.NaN;
    return (product / size - (sumFirst / size) * (sumSecond / size)) / Math.sqrt(varianceFirst * varianceSecond);
  };
}

/** Of values at unit scale. */
const smallVariance = 1e-9;

function varies(values: Float64Array, clusters: ArrayLike<number>, counts: Uint32Array): boolean {
  let first: number | undefined;
  for (let place = 0; place < values.length; place++) {
    if (counts[clusters[place] as number] === 0) continue;
    first ??= values[place];
    if (values[place] !== first) return true;
  }
  return false;
}

function standardise(values: ArrayLike<number>): Float64Array {
  const list = Float64Array.from(values);
  const mean = meanOf(list);
  const spread = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
  return list.map((value) => (value - mean) / (spread === 0 ? 1 : spread));
}

/** The places of values from the lowest to the highest. */
function sortPlaces(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, place) => place).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
}

/** Where in the order each run of equal values ends. */
function findRunEnds(values: ArrayLike<number>, order: Uint32Array): Uint32Array {
  const isEnd = (place: number): boolean =>
    place + 1 === order.length || values[order[place] as number] !== values[order[place + 1] as number];
  return Uint32Array.from([...order.keys()].filter(isEnd), (place) => place + 1);
}

/** The percentile interval of the samples that vary; undefined where none does. */
export function intervalOf(samples: Float64Array, confidence: number): CorrelationInterval | undefined {
  const sorted = samples.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return undefined;
  const tail = (1 - confidence) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}
