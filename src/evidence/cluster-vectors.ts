import { requireOption } from '../errors.js';
import { innerProduct } from '../wsd/word-sums.js';

/** Options of {@link clusterVectors}. */
export interface ClusterVectorsOptions {
  /** Clusters whose mean cosine is below this are not joined; -1 to 1. */
  readonly leastCosine: number;
}

/**
 * Clusters unit vectors from below by average linkage (Sokal & Michener 1958): again and again the two clusters are joined whose
 * members have the highest mean cosine, the earlier ones where several have it, until none reaches `leastCosine`.
 *
 * Time is quadratic in the number of vectors for each join; it is meant for a few hundred.
 *
 * @returns the places of the vectors by cluster, the largest cluster first, each in rising order.
 * @throws OptionError where `leastCosine` is no cosine.
 * @example clusterVectors([east, east, north], { leastCosine: 0.5 }) // [[0, 1], [2]]
 */
export function clusterVectors(vectors: readonly Float64Array[], { leastCosine }: ClusterVectorsOptions): number[][] {
  requireOption(leastCosine >= -1 && leastCosine <= 1, 'leastCosine', leastCosine, 'a cosine, -1 to 1');
  const clusters = vectors.map((_, place) => [place]);
  // The sum of the cosines between the members of two clusters.
  const sums = vectors.map((vector) => Float64Array.from(vectors, (other) => innerProduct(vector, other)));
  const alive = new Set(clusters.keys());
  while (alive.size > 1) {
    let best = leastCosine;
    let pair: readonly [number, number] | undefined;
    for (const left of alive) {
      for (const right of alive) {
        if (right <= left) continue;
        const mean = sums[left][right] / (clusters[left].length * clusters[right].length);
        if (mean > best || (pair === undefined && mean === best)) [best, pair] = [mean, [left, right]];
      }
    }
    if (pair === undefined) break;
    const [into, from] = pair;
    clusters[into].push(...clusters[from]);
    alive.delete(from);
    for (const other of alive) {
      sums[into][other] += sums[from][other];
      sums[other][into] = sums[into][other];
    }
  }
  return [...alive]
    .map((cluster) => clusters[cluster].sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || a[0] - b[0]);
}
