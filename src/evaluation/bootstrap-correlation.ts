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

/** What {@link bootstrapSpearman} finds. */
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
  const { samples = 10_000, confidence = 0.95, seed = 1 } = options;
  const { predictions, outcome } = observations;
  requireOption(Number.isInteger(samples) && samples >= 1, 'samples', samples, 'a whole number from 1');
  requireOption(confidence > 0 && confidence < 1, 'confidence', confidence, 'a number between 0 and 1');
  const { length } = outcome;
  const clusters = observations.clusters ?? Uint32Array.from({ length }, (_, place) => place);
  if (length === 0 || clusters.length !== length || predictions.some((list) => list.length !== length)) {
    throw new ShapeError('bootstrapSpearman', 'lists that differ in length or are empty', 'as many values in each');
  }
  const clusterCount = 1 + Array.from(clusters).reduce((most, cluster) => Math.max(most, cluster), 0);
  const outcomeRanks = new WeightedRanks(outcome, clusters);
  const predictionRanks = predictions.map((list) => new WeightedRanks(list, clusters));
  const random = createRandom(seed);
  const counts = new Uint32Array(clusterCount);
  const correlations = predictions.map(() => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    counts.fill(0);
    for (let draw = 0; draw < clusterCount; draw++) counts[Math.floor(random.uniform() * clusterCount)]++;
    outcomeRanks.weigh(counts);
    for (const [system, ranks] of predictionRanks.entries()) {
      ranks.weigh(counts);
      (correlations[system] as Float64Array)[sample] = correlateRanks(ranks, outcomeRanks, { clusters, counts });
    }
  }
  return { intervals: correlations.map((list) => intervalOf(list, confidence)), samples: correlations };
}

/** Mid-ranks of values that occur as often as their cluster was drawn, less the mean rank. */
class WeightedRanks {
  /** The rank of each value in the present sample, less the mean rank. */
  readonly ranks: Float64Array;
  readonly #order: Uint32Array;
  /** Where in `order` each run of equal values ends. */
  readonly #ends: Uint32Array;
  readonly #clusters: ArrayLike<number>;

  constructor(values: ArrayLike<number>, clusters: ArrayLike<number>) {
    this.ranks = new Float64Array(values.length);
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
      for (let place = start; place < end; place++) this.ranks[order[place] as number] = rank;
      total += weight;
      start = end;
    }
    const mean = (total + 1) / 2;
    for (let place = 0; place < order.length; place++) this.ranks[place] -= mean;
  }
}

function correlateRanks(
  { ranks: first }: WeightedRanks,
  { ranks: second }: WeightedRanks,
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
