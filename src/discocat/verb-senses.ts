import { requireOption, requireWhole } from '../errors.js';
import { DenseMatrix, type FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { clusterRows, type RowClusters } from './cluster-rows.js';
import type { RelationalSentence } from './relational-product.js';
import type { ArgumentVectors } from './verb-arguments.js';

/** How the senses of verbs are found. */
export interface SenseOptions {
  /** Senses of a verb at most; default 5. */
  readonly mostSenses?: number;
  /** A verb has no more senses than one for so many of its pairs; default 10. */
  readonly pairsPerSense?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** The senses of a verb, as clusters of its argument pairs. */
export interface VerbSenses {
  /** Of each argument pair, the number of its sense, from 0. */
  readonly senseOf: Int32Array;
  /** One row of 2 d numbers a sense, of length 1: subject and object beside each other. */
  readonly centroids: DenseMatrix<Float64Array>;
}

/**
 * Finds the senses of a verb by clustering its argument pairs, as vectors [s; o] of both words at length 1 (Kartsaklis &
 * Sadrzadeh 2013, with spherical k-means over arguments in the place of hierarchical clustering over contexts).
 *
 * Of 1 to `mostSenses` clusters those are taken whose variance ratio ((T - W) / (k - 1)) / (W / (n - k)) is highest (Calinski &
 * Harabasz 1974), with W and T the squared distances within clusters and in all; it has no value for one cluster, which a verb
 * gets that has fewer than twice `pairsPerSense` pairs.
 *
 * @throws OptionError for a setting out of range.
 */
export function findSenses(verb: ArgumentVectors, options: SenseOptions = {}): VerbSenses {
  const { mostSenses = 5, pairsPerSense = 10, seed = 1 } = options;
  requireWhole('mostSenses', mostSenses, 1);
  requireWhole('pairsPerSense', pairsPerSense, 1);
  const pairs = joinPairs(verb);
  const whole = clusterRows(pairs, 1, { seed });
  let best: { clusters: RowClusters; ratio: number } | undefined;
  const most = Math.min(mostSenses, Math.floor(pairs.rows / pairsPerSense));
  for (let senses = 2; senses <= most; senses++) {
    const clusters = clusterRows(pairs, senses, { seed });
    const count = clusters.centroids.rows;
    const ratio = (whole.within - clusters.within) / (count - 1) / (clusters.within / (pairs.rows - count));
    if (count > 1 && ratio > (best?.ratio ?? 0)) best = { clusters, ratio };
  }
  const { clusterOf, centroids } = best?.clusters ?? whole;
  return { senseOf: clusterOf, centroids };
}

/**
 * Returns how much each sense of a verb has a part in a sentence, which add up to 1: the softmax of `sharpness` times the cosine
 * of its centroid with [s; o]. With infinite sharpness the nearest sense has all.
 *
 * @throws OptionError when `sharpness` is not a number from 0.
 */
export function weighSenses(
  { centroids }: VerbSenses,
  nouns: { readonly subject: FloatArray; readonly object: FloatArray },
  sharpness = Number.POSITIVE_INFINITY,
): Float64Array {
  requireOption(sharpness >= 0, 'sharpness', sharpness, 'a number from 0, or infinity');
  const pair = joinUnits(nouns.subject, nouns.object);
  const cosines = Float64Array.from({ length: centroids.rows }, (_, sense) => dot(centroids.row(sense), pair));
  const highest = cosines.reduce((most, value) => Math.max(most, value), -1);
  if (sharpness === Number.POSITIVE_INFINITY) {
    const nearest = cosines.indexOf(highest);
    return cosines.map((_, sense) => Number(sense === nearest));
  }
  const weights = cosines.map((value) => Math.exp(sharpness * (value - highest)));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return weights.map((value) => value / total);
}

/** Returns the arguments of one sense of a verb. */
function argumentsOfSense(verb: ArgumentVectors, { senseOf }: VerbSenses, sense: number): ArgumentVectors {
  const rows = [...senseOf.keys()].filter((row) => senseOf[row] === sense);
  const take = (matrix: DenseMatrix<Float32Array>): DenseMatrix<Float32Array> => {
    const taken = new DenseMatrix(rows.length, matrix.columns, new Float32Array(rows.length * matrix.columns));
    rows.forEach((row, place) => {
      taken.row(place).set(matrix.row(row));
    });
    return taken;
  };
  return {
    subjects: take(verb.subjects),
    objects: take(verb.objects),
    counts: Float64Array.from(rows, (row) => verb.counts[row]),
  };
}

/**
 * Returns sentences whose verbs are the senses nearest to their subjects and objects: what a model of relational sentences then
 * composes, also of vectors of words in their context. What is undefined stays so.
 *
 * @throws as {@link findSenses}.
 */
export function chooseSenses(
  sentences: readonly (RelationalSentence | undefined)[],
  options: SenseOptions = {},
): (RelationalSentence | undefined)[] {
  const found = new Map<ArgumentVectors, { senses: VerbSenses; split: ArgumentVectors[] }>();
  return sentences.map((sentence) => {
    if (sentence === undefined) return undefined;
    const { verb } = sentence;
    let own = found.get(verb);
    if (own === undefined) {
      const senses = findSenses(verb, options);
      const split = Array.from({ length: senses.centroids.rows }, (_, sense) => argumentsOfSense(verb, senses, sense));
      own = { senses, split };
      found.set(verb, own);
    }
    return { ...sentence, verb: own.split[weighSenses(own.senses, sentence).indexOf(1)] };
  });
}

function joinPairs({ subjects, objects }: ArgumentVectors): DenseMatrix<Float64Array> {
  const columns = 2 * subjects.columns;
  const pairs = new DenseMatrix(subjects.rows, columns, new Float64Array(subjects.rows * columns));
  for (let row = 0; row < pairs.rows; row++) pairs.row(row).set(joinUnits(subjects.row(row), objects.row(row)));
  return pairs;
}

/** Returns both vectors beside each other, each of the same length, together of length 1. */
function joinUnits(subject: FloatArray, object: FloatArray): Float64Array {
  const pair = new Float64Array(subject.length + object.length);
  pair.set(toLength(subject, Math.SQRT1_2));
  pair.set(toLength(object, Math.SQRT1_2), subject.length);
  return pair;
}

function toLength(vector: FloatArray, wanted: number): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return Float64Array.from(vector, (value) => (length === 0 ? 0 : (wanted * value) / length));
}
