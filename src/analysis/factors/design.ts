import { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { FactorialSet } from './factorial-set.js';

/** Which items have which values, as fits of one vector a value need it. Values are numbered through all factors. */
export interface Design {
  readonly items: number;
  /** How many values each factor has. */
  readonly sizes: readonly number[];
  /** The number of the first value of each factor, and behind them the number of all values. */
  readonly offsets: readonly number[];
  readonly labels: readonly Int32Array[];
  /** How many items each value has. */
  readonly counts: Float64Array;
  /** How many items two values of different factors have together, by the pair of factors. */
  readonly pairs: readonly PairCounts[];
  /**
   * Whether every two values of different factors meet as often as their counts demand, n_u n_v / N: then the means of values
   * are the fit of least squares. A full grid is so.
   */
  readonly isOrthogonal: boolean;
  /** The degrees of freedom of the fit beside the mean: the sum of n_i - 1 where the design is connected, else less. */
  readonly rank: number;
  /** Whether every difference between two values of a factor can be told; if not, components are not unique. */
  readonly isConnected: boolean;
  /**
   * How far the means of values count twice what factors have in common: the sum of phi squared over the pairs of factors,
   * chi squared by the number of items of their contingency table; 0 where the design is orthogonal.
   */
  readonly overlap: number;
}

/** The cells of the contingency table of two factors that hold items. */
interface PairCounts {
  readonly left: number;
  readonly right: number;
  /** The numbers of the values, as in {@link Design}. */
  readonly leftValues: Uint32Array;
  readonly rightValues: Uint32Array;
  readonly counts: Uint32Array;
}

/** Up to so many values the rank of three factors or more is found by elimination. */
const mostEliminated = 2500;

/** Describes the design of a set. */
export function describeDesign({ factors, labels, texts }: FactorialSet): Design {
  const items = texts.length;
  const sizes = factors.map(({ values }) => values.length);
  const offsets = [0];
  for (const size of sizes) offsets.push((offsets.at(-1) as number) + size);
  const counts = new Float64Array(offsets[sizes.length]);
  labels.forEach((own, factor) => {
    for (const label of own) counts[offsets[factor] + label]++;
  });
  const pairs: PairCounts[] = [];
  for (let left = 0; left < sizes.length; left++) {
    for (let right = left + 1; right < sizes.length; right++) pairs.push(countPairs(left, right, { labels, offsets }));
  }
  const isOrthogonal = pairs.every(({ left, right, leftValues, rightValues, counts: met }) => {
    return (
      met.length === sizes[left] * sizes[right] &&
      met.every((count, cell) => count * items === counts[leftValues[cell]] * counts[rightValues[cell]])
    );
  });
  let overlap = 0;
  for (const { leftValues, rightValues, counts: met } of isOrthogonal ? [] : pairs) {
    let sum = 0;
    met.forEach((count, cell) => {
      sum += count ** 2 / (counts[leftValues[cell]] * counts[rightValues[cell]]);
    });
    overlap += sum - 1;
  }
  const full = offsets[sizes.length] - sizes.length;
  const design = { items, sizes, offsets, labels, counts, pairs, isOrthogonal, overlap };
  const rank = isOrthogonal ? full : findRank(design);
  return { ...design, rank, isConnected: rank === full };
}

function countPairs(left: number, right: number, { labels, offsets }: Pick<Design, 'labels' | 'offsets'>): PairCounts {
  const size = offsets[right + 1] - offsets[right];
  const keys = Float64Array.from(labels[left], (label, item) => label * size + labels[right][item]).sort();
  const [cells, met]: [number[], number[]] = [[], []];
  for (const key of keys) {
    if (cells.at(-1) === key) met[met.length - 1]++;
    else {
      cells.push(key);
      met.push(1);
    }
  }
  return {
    left,
    right,
    leftValues: Uint32Array.from(cells, (key) => offsets[left] + Math.floor(key / size)),
    rightValues: Uint32Array.from(cells, (key) => offsets[right] + (key % size)),
    counts: Uint32Array.from(met),
  };
}

/** Returns the matrix Z'Z of how often two values meet, Z being one where an item has a value. */
export function meetings({ counts, pairs }: Pick<Design, 'counts' | 'pairs'>): DenseMatrix<Float64Array> {
  const size = counts.length;
  const values = new Float64Array(size * size);
  counts.forEach((count, value) => {
    values[value * (size + 1)] = count;
  });
  for (const { leftValues, rightValues, counts: met } of pairs) {
    met.forEach((count, cell) => {
      values[leftValues[cell] * size + rightValues[cell]] = count;
      values[rightValues[cell] * size + leftValues[cell]] = count;
    });
  }
  return new DenseMatrix(size, size, values);
}

/** The rank of Z without the mean: of two factors by the parts of their graph, of more by elimination with pivots. */
function findRank(design: Pick<Design, 'items' | 'sizes' | 'counts' | 'pairs'>): number {
  const { sizes, counts, pairs } = design;
  if (sizes.length === 2) return counts.length - countParts(counts.length, pairs[0]) - 1;
  // Past that many values the rank is taken to be full, which many items make likely.
  if (counts.length > mostEliminated) return Math.min(design.items - 1, counts.length - sizes.length);
  return eliminate(meetings(design)) - 1;
}

/** Counts the parts of the graph of values that meet. */
function countParts(size: number, { leftValues, rightValues }: PairCounts): number {
  const roots = Uint32Array.from({ length: size }, (_, value) => value);
  const rootOf = (value: number): number => {
    let root = value;
    while (roots[root] !== root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  };
  let parts = size;
  leftValues.forEach((value, cell) => {
    const [left, right] = [rootOf(value), rootOf(rightValues[cell])];
    if (left === right) return;
    roots[left] = right;
    parts--;
  });
  return parts;
}

/** Returns the rank of a positive semidefinite matrix by Cholesky's elimination, the largest pivot first; it is overwritten. */
function eliminate({ rows: size, values }: DenseMatrix<Float64Array>): number {
  const left = Array.from({ length: size }, (_, place) => place);
  const largest = left.reduce((most, place) => Math.max(most, values[place * (size + 1)]), 0);
  for (let rank = 0; ; rank++) {
    const [pivot, at] = left.reduce(
      ([most, best], place, index) =>
        values[place * (size + 1)] > most ? [values[place * (size + 1)], index] : [most, best],
      [0, -1],
    );
    if (at < 0 || pivot <= 1e-9 * largest) return rank;
    const [row] = left.splice(at, 1);
    for (const i of left) {
      const share = values[i * size + row] / pivot;
      if (share === 0) continue;
      for (const j of left) values[i * size + j] -= share * values[row * size + j];
    }
  }
}
