import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import { giveWay } from '../long-work.js';
import { normalQuantile } from '../statistics/normal-tail.js';
import type { Design } from './design.js';
import { meanAbsoluteCosines } from './factor-cosines.js';
import { addProducts, fitValues, sumValues } from './fit-values.js';
import type { PrincipalScores } from './principal-scores.js';

/** Where a measure lies when vectors are shuffled against labels. */
export interface ChanceInterval {
  readonly low: number;
  readonly high: number;
  /** The share of shuffles within, for instance 0.99; less than asked for where there were too few permutations. */
  readonly level: number;
  /** The mean over the shuffles that were made, or over all of them. */
  readonly mean: number;
  /** `permutations`, or `moments`: a normal distribution with the exact mean and the standard deviation over all shuffles. */
  readonly method: 'permutations' | 'moments';
  /** How many shuffles were made. */
  readonly permutations: number;
  /** The share of shuffles that reach the measure, itself counted among them; only of permutations. */
  readonly probability?: number | undefined;
}

/** The intervals of the measures that need no more than sums of values. */
export interface ChanceIntervals {
  readonly raw: ChanceInterval;
  readonly whitened: ChanceInterval;
  readonly leading: ChanceInterval;
  /** Of the mean absolute cosine of components of different factors; only of permutations. */
  readonly across?: ChanceInterval | undefined;
}

/** How much the squares along each axis count in R^2 of vectors as they are, whitened, and whitened along the leading axes alone. */
export type AxisWeights = Readonly<Record<'raw' | 'whitened' | 'leading', Float64Array>>;

/** How {@link findChanceIntervals} goes about it. */
export interface ChanceOptions {
  readonly permutations: number;
  readonly level: number;
  readonly seed: number;
  /** The weight of each axis in each measure of R^2. */
  readonly weights: AxisWeights;
  readonly observed: Readonly<Record<keyof AxisWeights | 'across', number>>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Permutations are made while they add up to so many cells, some seconds; of larger sets, moments are taken. */
const mostCells = 1.5e9;

/** Rows whose fourth moments stand for those of all. */
const sampledRows = 4096;

/** Tells whether so many permutations of a set take seconds. */
export function canPermute({ scores }: PrincipalScores, design: Design, permutations: number): boolean {
  return scores.values.length * design.sizes.length * permutations <= mostCells;
}

/** Finds where R^2 lies by chance: by permutations where those take seconds, else by the moments over all permutations. */
export async function findChanceIntervals(
  principal: PrincipalScores,
  design: Design,
  options: ChanceOptions,
): Promise<ChanceIntervals> {
  if (canPermute(principal, design, options.permutations)) return await permute(principal, design, options);
  const { level, seed, weights } = options;
  const random = createRandom(seed);
  const of = (own: Float64Array): ChanceInterval =>
    intervalOfMoments(principal, design, { weights: own, level, random });
  return { raw: of(weights.raw), whitened: of(weights.whitened), leading: of(weights.leading) };
}

async function permute(
  { scores, variances }: PrincipalScores,
  design: Design,
  { permutations, level, seed, weights, observed, ...progress }: ChanceOptions,
): Promise<ChanceIntervals> {
  const random = createRandom(seed);
  const weigh = (squares: Float64Array, own: Float64Array): number =>
    squares.reduce((sum, square, axis) => sum + own[axis] * square, 0);
  const totals = variances.map((variance) => variance * (design.items - 1));
  const [raw, whitened, leading, across] = [0, 1, 2, 3].map(() => new Float64Array(permutations));
  const places = Array.from({ length: design.items }, (_, item) => item);
  for (let turn = 0; turn < permutations; turn++) {
    await giveWay(turn / permutations, progress);
    const sums = sumValues(scores, design, Uint32Array.from(shuffled(places, random)));
    const fit = fitValues(sums, design);
    const explained = new Float64Array(scores.columns);
    addProducts(explained, sums, fit);
    raw[turn] = weigh(explained, weights.raw) / weigh(totals, weights.raw);
    whitened[turn] = weigh(explained, weights.whitened) / weigh(totals, weights.whitened);
    leading[turn] = weigh(explained, weights.leading) / weigh(totals, weights.leading);
    across[turn] = meanAbsoluteCosines(fit, design).across;
  }
  return {
    raw: intervalOfValues(raw, observed.raw, level),
    whitened: intervalOfValues(whitened, observed.whitened, level),
    leading: intervalOfValues(leading, observed.leading, level),
    across: intervalOfValues(across, observed.across, level),
  };
}

/** Returns the interval that holds the given share of values, or all of them where they are too few. */
export function intervalOfValues(values: Float64Array, observed: number, level: number): ChanceInterval {
  const { length } = values;
  const sorted = values.slice().sort();
  // Of n values and a new one, each is equally likely to be the k-th lowest.
  const outside = Math.max(1, Math.floor(((length + 1) * (1 - level)) / 2 + 1e-9));
  const reached = values.filter((value) => value >= observed).length;
  return {
    low: sorted[outside - 1],
    high: sorted[length - outside],
    level: Math.min(level, Math.max(0, (length + 1 - 2 * outside) / (length + 1))),
    mean: values.reduce((sum, value) => sum + value / length, 0),
    method: 'permutations',
    permutations: length,
    probability: (1 + reached) / (1 + length),
  };
}

interface MomentOptions {
  readonly weights: Float64Array;
  readonly level: number;
  readonly random: Random;
}

function intervalOfMoments(principal: PrincipalScores, design: Design, options: MomentOptions): ChanceInterval {
  const { scores, variances } = principal;
  const { weights, level, random } = options;
  const { items } = design;
  const weighted = variances.map((variance, axis) => variance * weights[axis] * (items - 1));
  const rows = items <= sampledRows ? undefined : Array.from({ length: sampledRows }, () => random.integer(items));
  let fourth = 0;
  for (let place = 0; place < (rows?.length ?? items); place++) {
    const row = scores.row(rows?.[place] ?? place);
    let square = 0;
    for (let axis = 0; axis < row.length; axis++) square += weights[axis] * row[axis] ** 2;
    fourth += square ** 2;
  }
  const trace = weighted.reduce((sum, value) => sum + value, 0);
  const vectors = {
    trace,
    squares: weighted.reduce((sum, value) => sum + value ** 2, 0),
    diagonal: rows === undefined ? fourth : (fourth * items) / rows.length,
  };
  const { mean, deviation } = permutationMoments(vectors, momentsOfDesign(design), items);
  const reach = normalQuantile((1 + level) / 2) * deviation;
  const [low, high] = [mean - reach, mean + reach].map((value) => value / trace);
  return {
    low: Math.max(0, low),
    high: Math.min(1, high),
    level,
    mean: mean / trace,
    method: 'moments',
    permutations: 0,
  };
}

/** What the moments need of a centred symmetric matrix A: tr(A), tr(A^2) and the sum of its squared diagonal. */
export interface MatrixMoments {
  readonly trace: number;
  readonly squares: number;
  readonly diagonal: number;
}

/** Of the projection on the design; where that is not orthogonal its diagonal is taken to be even. */
export function momentsOfDesign({ items, sizes, offsets, labels, counts, rank, isOrthogonal }: Design): MatrixMoments {
  let diagonal = rank ** 2 / items;
  if (isOrthogonal) {
    diagonal = 0;
    for (let item = 0; item < items; item++) {
      let leverage = 0;
      sizes.forEach((_, factor) => {
        leverage += 1 / counts[offsets[factor] + labels[factor][item]] - 1 / items;
      });
      diagonal += leverage ** 2;
    }
  }
  return { trace: rank, squares: rank, diagonal };
}

/**
 * Returns the mean and the standard deviation of tr(A B_pi) over all permutations pi of the rows and columns of B, for symmetric
 * matrices with rows that sum to zero (Kazi-Aoual, Hitier, Sabatier & Lebreton 1995, as given by Josse, Pages & Husson 2008).
 *
 * @param items how many rows they have, at least 4.
 */
export function permutationMoments(
  left: MatrixMoments,
  right: MatrixMoments,
  items: number,
): { readonly mean: number; readonly deviation: number } {
  const n = items;
  const [a, b] = [left, right].map(({ trace, squares, diagonal }) => {
    const beta = trace ** 2 / squares;
    const skew = n * (n + 1) * (diagonal / squares) - (n - 1) * (beta + 2);
    return { beta, spread: n - 1 - beta, skew: ((n - 1) * skew) / (n - 3) };
  });
  // The product of both spreads is carried into the bracket, since one may be zero.
  const scale = 2 / ((n + 1) * (n - 1) ** 2 * (n - 2));
  const variance = scale * (a.spread * b.spread + ((n - 3) / (2 * n * (n - 1))) * a.skew * b.skew);
  return {
    mean: (left.trace * right.trace) / (n - 1),
    deviation: Math.sqrt(Math.max(0, variance * left.squares * right.squares)),
  };
}

/** Returns the rows of scores in another order. */
export function reorderRows({ rows, columns, values }: DenseMatrix, order: Uint32Array): DenseMatrix<Float64Array> {
  const moved = new Float64Array(rows * columns);
  order.forEach((from, to) => {
    moved.set(values.subarray(from * columns, (from + 1) * columns), to * columns);
  });
  return new DenseMatrix(rows, columns, moved);
}
