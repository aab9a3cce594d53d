import type { FeatureTable } from './feature-table.js';

/** Features cut into bins: 0 where the value is missing, else 1 upwards in the order of the values. */
export interface BinnedFeatures {
  /** The bins of all examples, a list a feature. */
  readonly bins: readonly Uint8Array[];
  /** The upper edge of bin 1, 2, ... of each feature; a value at most the edge of a bin is in it or below. */
  readonly edges: readonly Float64Array[];
}

/** The most bins of a feature, that of missing values aside. */
export const mostBins = 64;

/**
 * Cuts features into at most 64 bins of about as many distinct values each.
 *
 * An edge lies half way between two neighbouring values, the last one at the largest number, so that new values find a bin too.
 */
export function binFeatures({ rows, columns, values }: FeatureTable): BinnedFeatures {
  const bins: Uint8Array[] = [];
  const edges: Float64Array[] = [];
  for (let column = 0; column < columns; column++) {
    const ofColumn = Float64Array.from({ length: rows }, (_, row) => values[row * columns + column]);
    const cuts = cutValues(ofColumn);
    edges.push(cuts);
    bins.push(Uint8Array.from(ofColumn, (value) => (Number.isNaN(value) ? 0 : findBin(cuts, value))));
  }
  return { bins, edges };
}

function cutValues(values: Float64Array): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = new Set<number>();
  for (let cut = 1; cut < mostBins; cut++) {
    const place = Math.floor((cut * known.length) / mostBins);
    const upper = known[place];
    const lower = upper === undefined ? undefined : known.subarray(0, place).findLast((value) => value < upper);
    if (upper !== undefined && lower !== undefined) edges.add((lower + upper) / 2);
  }
  // A rare value, such as a mask that is seldom 1, may fall between the cuts.
  const [least, most] = [known[0], known.at(-1)];
  if (edges.size === 0 && least !== undefined && most !== undefined && least < most) edges.add((least + most) / 2);
  return Float64Array.from([...edges].sort((a, b) => a - b).concat(known.length === 0 ? [] : [Number.MAX_VALUE]));
}

/** The first bin, from 1, whose edge is not below the value. */
function findBin(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
