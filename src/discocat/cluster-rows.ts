import { requireOption } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { createRandom, type Random } from '../random.js';

/** Rows in clusters. */
export interface RowClusters {
  /** Of each row, the number of its cluster, from 0. */
  readonly clusterOf: Int32Array;
  /** One row of length 1 a cluster: the direction of the weighted sum of its rows. */
  readonly centroids: DenseMatrix<Float64Array>;
  /** The weighted sum of squared distances of the rows to the mean of their cluster. */
  readonly within: number;
}

/** How {@link clusterRows} works. */
export interface ClusterOptions {
  /** How much each row counts, above 0; default 1. */
  readonly weights?: ArrayLike<number>;
  /** Times the rows are dealt out at most; default 50. */
  readonly iterations?: number;
  /** Default 1. */
  readonly seed?: number;
}

/**
 * Clusters rows of length 1 by spherical k-means (Dhillon & Modha 2001): each row goes to the centroid of the highest
 * cosine, until none changes. The first centroids are rows drawn by k-means++ (Arthur & Vassilvitskii 2007). Clusters that
 * no row is left in are dropped, so that there may be fewer than asked for.
 *
 * @throws OptionError when `clusters` is not a whole number from 1 to the number of rows.
 */
export function clusterRows(rows: DenseMatrix, clusters: number, options: ClusterOptions = {}): RowClusters {
  const { weights, iterations = 50, seed = 1 } = options;
  const isInside = Number.isInteger(clusters) && clusters >= 1 && clusters <= rows.rows;
  requireOption(isInside, 'clusters', clusters, `a whole number from 1 to ${rows.rows}`);
  let centroids = drawCentroids(rows, clusters, createRandom(seed));
  let clusterOf = assign(rows, centroids);
  let [sums, sizes] = sumClusters(rows, clusterOf, weights);
  for (let iteration = 1; iteration < iterations; iteration++) {
    centroids = toDirections(sums);
    const next = assign(rows, centroids);
    if (next.every((cluster, row) => cluster === clusterOf[row])) break;
    clusterOf = next;
    [sums, sizes] = sumClusters(rows, clusterOf, weights);
  }
  return dropEmpty(clusterOf, sums, sizes);
}

function drawCentroids(rows: DenseMatrix, clusters: number, random: Random): Float64Array[] {
  const chosen = [Float64Array.from(rows.row(random.integer(rows.rows)))];
  const distances = new Float64Array(rows.rows).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < clusters) {
    let total = 0;
    for (let row = 0; row < rows.rows; row++) {
      const distance = Math.max(0, 1 - rowProduct(rows, row, chosen[chosen.length - 1]));
      distances[row] = Math.min(distances[row], distance);
      total += distances[row];
    }
    let left = random.uniform() * total;
    let row = 0;
    while (row < rows.rows - 1 && left >= distances[row]) left -= distances[row++];
    chosen.push(Float64Array.from(rows.row(row)));
  }
  return chosen;
}

function assign(rows: DenseMatrix, centroids: readonly Float64Array[]): Int32Array {
  const clusterOf = new Int32Array(rows.rows);
  for (let row = 0; row < rows.rows; row++) {
    let best = Number.NEGATIVE_INFINITY;
    centroids.forEach((centroid, cluster) => {
      const product = rowProduct(rows, row, centroid);
      if (product <= best) return;
      best = product;
      clusterOf[row] = cluster;
    });
  }
  return clusterOf;
}

function sumClusters(
  rows: DenseMatrix,
  clusterOf: Int32Array,
  weights: ArrayLike<number> | undefined,
): [Float64Array[], number[]] {
  const count = 1 + clusterOf.reduce((most, cluster) => Math.max(most, cluster), 0);
  const sums = Array.from({ length: count }, () => new Float64Array(rows.columns));
  const sizes = sums.map(() => 0);
  clusterOf.forEach((cluster, row) => {
    const weight = weights?.[row] ?? 1;
    sizes[cluster] += weight;
    for (let entry = 0; entry < rows.columns; entry++) {
      sums[cluster][entry] += weight * rows.values[row * rows.columns + entry];
    }
  });
  return [sums, sizes];
}

function toDirections(sums: readonly Float64Array[]): Float64Array[] {
  return sums.map((sum) => {
    const length = Math.sqrt(sum.reduce((square, value) => square + value * value, 0));
    return length === 0 ? sum : sum.map((value) => value / length);
  });
}

/** With rows of length 1, the squared distances of a cluster to its mean sum up to n - |sum|^2 / n. */
function dropEmpty(clusterOf: Int32Array, sums: readonly Float64Array[], sizes: readonly number[]): RowClusters {
  const full = sizes.flatMap((size, cluster) => (size > 0 ? [cluster] : []));
  const numbers = new Map(full.map((cluster, number) => [cluster, number]));
  const directions = toDirections(full.map((cluster) => sums[cluster]));
  const columns = sums[0]?.length ?? 0;
  const centroids = new DenseMatrix(full.length, columns, new Float64Array(full.length * columns));
  directions.forEach((direction, number) => {
    centroids.row(number).set(direction);
  });
  const within = full.reduce((total, cluster) => {
    const square = sums[cluster].reduce((sum, value) => sum + value * value, 0);
    return total + sizes[cluster] - square / sizes[cluster];
  }, 0);
  return { clusterOf: clusterOf.map((cluster) => numbers.get(cluster) ?? 0), centroids, within };
}

function rowProduct({ values, columns }: DenseMatrix, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let entry = 0, at = row * columns; entry < columns; entry++, at++) sum += values[at] * vector[entry];
  return sum;
}
