import { requireOption } from '../errors.js';
import { dotProduct } from './dot-product.js';

/** Options of {@link clusterVectors}. */
export interface ClusterVectorsOptions {
  /** Clusters whose mean cosine is below this are not joined; -1 to 1. */
  readonly leastCosine: number;
}

/**
 * Clusters unit vectors from below by average linkage (Sokal & Michener 1958): again and again the two clusters are joined whose
 * members have the highest mean cosine, the earlier ones where several have it, until none reaches `leastCosine`.
 *
 * Time is about quadratic in the number of vectors, and space is; it is meant for a few hundred.
 *
 * @returns the places of the vectors by cluster, the largest cluster first, each in rising order.
 * @throws OptionError where `leastCosine` is no cosine.
 * @example clusterVectors([east, east, north], { leastCosine: 0.5 }) // [[0, 1], [2]]
 */
export function clusterVectors(vectors: readonly Float64Array[], { leastCosine }: ClusterVectorsOptions): number[][] {
  requireOption(leastCosine >= -1 && leastCosine <= 1, 'leastCosine', leastCosine, 'a cosine, -1 to 1');
  const count = vectors.length;
  const clusters = vectors.map((_, place) => [place]);
  const sums = cosinesOf(vectors);
  const alive = Array.from(clusters.keys());
  const meanOf = (left: number, right: number): number => {
    return sums[left * count + right] / (clusters[left].length * clusters[right].length);
  };
  // The nearest of the clusters behind each one, so that a join looks at few pairs again.
  const nearest = new Int32Array(count).fill(-1);
  const means = new Float64Array(count);
  const findNearest = (left: number): void => {
    nearest[left] = -1;
    for (const right of alive) {
      if (right <= left) continue;
      const mean = meanOf(left, right);
      if (nearest[left] === -1 || mean > means[left]) [nearest[left], means[left]] = [right, mean];
    }
  };
  for (const left of alive) findNearest(left);
  while (alive.length > 1) {
    let into = -1;
    for (const left of alive) {
      if (nearest[left] === -1 || means[left] < leastCosine) continue;
      if (into === -1 || means[left] > means[into]) into = left;
    }
    if (into === -1) break;
    const from = nearest[into];
    clusters[into].push(...clusters[from]);
    alive.splice(alive.indexOf(from), 1);
    for (const other of alive) {
      sums[into * count + other] += sums[from * count + other];
      sums[other * count + into] = sums[into * count + other];
    }
    for (const left of alive) {
      if (left === into || nearest[left] === from || nearest[left] === into) findNearest(left);
      else if (left < into) {
        const mean = meanOf(left, into);
        const isNearer = mean > means[left] || (mean === means[left] && into < nearest[left]);
        if (isNearer) [nearest[left], means[left]] = [into, mean];
      }
    }
  }
  return [...alive]
    .map((cluster) => clusters[cluster].sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || a[0] - b[0]);
}

/** The cosines of all pairs; as clusters are joined, the sums of those between their members. */
function cosinesOf(vectors: readonly Float64Array[]): Float64Array {
  const count = vectors.length;
  const cosines = new Float64Array(count * count);
  for (let left = 0; left < count; left++) {
    for (let right = left; right < count; right++) {
      const cosine = dotProduct(vectors[left], vectors[right]);
      cosines[left * count + right] = cosine;
      cosines[right * count + left] = cosine;
    }
  }
  return cosines;
}
