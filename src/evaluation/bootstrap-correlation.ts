import { requireOption, ShapeError } from '../errors.js';
import { createRandom } from '../random.js';
import { type BootstrapOptions, quantile } from './bootstrap.js';

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
  return bootstrap(observations, options, (values, clusters) => new WeightedRanks(values, clusters));
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
  return bootstrap(observations, options, (values, clusters) => new WeightedValues(values, clusters));
}

function bootstrap(
  observations: ClusteredObservations,
  { samples = 10_000, confidence = 0.95, seed = 1 }: BootstrapOptions,
  makeColumn: (values: ArrayLike<number>, clusters: ArrayLike<number>) => WeightedColumn,
): CorrelationBootstrap {
  const { predictions, outcome } = observations;
  requireOption(Number.isInteger(samples) && samples >= 1, 'samples', samples, 'a whole number from 1');
  requireOption(confidence > 0 && confidence < 1, 'confidence', confidence, 'a number between 0 and 1');
  const { length } = outcome;
  const clusters = observations.clusters ?? Uint32Array.from({ length }, (_, place) => place);
  if (length === 0 || clusters.length !== length || predictions.some((list) => list.length !== length)) {
    throw new ShapeError('bootstrap', 'lists that differ in length or are empty', 'as many values in each');
  }
  const clusterCount = 1 + Array.from(clusters).reduce((most, cluster) => Math.max(most, cluster), 0);
  const outcomeColumn = makeColumn(outcome, clusters);
  const predictionColumns = predictions.map((list) => makeColumn(list, clusters));
  const random = createRandom(seed);
  const counts = new Uint32Array(clusterCount);
  const correlations = predictions.map(() => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    counts.fill(0);
    for (let draw = 0; draw < clusterCount; draw++) counts[Math.floor(random.uniform() * clusterCount)]++;
    outcomeColumn.weigh(counts);
    for (const [system, column] of predictionColumns.entries()) {
      column.weigh(counts);
      const value = correlateCentred(column.centred, outcomeColumn.centred, { clusters, counts });
      (correlations[system] as Float64Array)[sample] = value;
    }
  }
  return { intervals: correlations.map((list) => intervalOf(list, confidence)), samples: correlations };
}

/** Values, or their ranks, in a sample in which each counts as often as its cluster was drawn. */
interface WeightedColumn {
  /** Each value in the present sample, less their mean; zeros, or what is not a number, where it does not vary. */
  readonly centred: Float64Array;
  weigh(counts: Uint32Array): void;
}

/** Values less their mean in the sample. */
class WeightedValues implements WeightedColumn {
  readonly centred: Float64Array;
  /** At unit scale about the mean of all, so that little is lost in the differences. */
  readonly #values: Float64Array;
  readonly #clusters: ArrayLike<number>;

  constructor(values: ArrayLike<number>, clusters: ArrayLike<number>) {
    const list = Float64Array.from(values);
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    const spread = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
    this.#values = list.map((value) => (value - mean) / (spread === 0 ? 1 : spread));
    this.#clusters = clusters;
    this.centred = new Float64Array(list.length);
  }

  weigh(counts: Uint32Array): void {
    const clusters = this.#clusters;
    const values = this.#values;
    let total = 0;
    let sum = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < values.length; place++) {
      const weight = counts[clusters[place] as number] as number;
      const value = values[place] as number;
      total += weight;
      sum += weight * value;
      if (weight === 0) continue;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    const mean = sum / total;
    // Asked of the values, not of their squares, in which rounding leaves a trace of the mean.
    const varies = lowest < highest;
    for (let place = 0; place < values.length; place++)
      this.centred[place] = varies ? (values[place] as number) - mean : 0;
  }
}

/** Mid-ranks of values that occur as often as their cluster was drawn, less the mean rank. */
class WeightedRanks implements WeightedColumn {
  /** The rank of each value in the present sample, less the mean rank. */
  readonly centred: Float64Array;
  readonly #order: Uint32Array;
  /** Where in `order` each run of equal values ends. */
  readonly #ends: Uint32Array;
  readonly #clusters: ArrayLike<number>;

  constructor(values: ArrayLike<number>, clusters: ArrayLike<number>) {
    this.centred = new Float64Array(values.length);
    this.#clusters = clusters;
    this.#order = Uint32Array.from({ length: values.length }, (_, place) => place).sort(
      (a, b) => (values[a] as number) - (values[b] as number),
    );
    const order = this.#order;
    this.#ends = Uint32Array.from(
      [...order.keys()].filter(
        (place) => place + 1 === order.length || values[order[place] as number] !== values[order[place + 1] as number],
      ),
      (place) => place + 1,
    );
  }

  weigh(counts: Uint32Array): void {
    const order = this.#order;
    const clusters = this.#clusters;
    let total = 0;
    let start = 0;
    for (const end of this.#ends) {
      let weight = 0;
      for (let place = start; place < end; place++) weight += counts[clusters[order[place] as number] as number];
      const rank = total + (weight + 1) / 2;
      for (let place = start; place < end; place++) this.centred[order[place] as number] = rank;
      total += weight;
      start = end;
    }
    const mean = (total + 1) / 2;
    for (let place = 0; place < order.length; place++) this.centred[place] -= mean;
  }
}

function correlateCentred(
  first: Float64Array,
  second: Float64Array,
  { clusters, counts }: { readonly clusters: ArrayLike<number>; readonly counts: Uint32Array },
): number {
  let product = 0;
  let squareFirst = 0;
  let squareSecond = 0;
  for (let i = 0; i < first.length; i++) {
    const weight = counts[clusters[i] as number];
    const a = first[i] as number;
    const b = second[i] as number;
    product += weight * a * b;
    squareFirst += weight * a * a;
    squareSecond += weight * b * b;
  }
  return product / Math.sqrt(squareFirst * squareSecond);
}

/** The percentile interval of the samples that vary; undefined where none does. */
export function intervalOf(samples: Float64Array, confidence: number): CorrelationInterval | undefined {
  const sorted = samples.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return undefined;
  const tail = (1 - confidence) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}
