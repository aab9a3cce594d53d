import { requireOption } from '../../errors.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { LongWork } from '../long-work.js';
import { columnMeans, covarianceOf, diagonalOf, requireVariation } from './covariance.js';

/** A covariance drawn towards independent columns. */
export interface ShrunkCovariance {
  readonly covariance: DenseMatrix<Float64Array>;
  /** The share of the correlations that was taken, 0..1. */
  readonly lambda: number;
  /** The share of the variances that was replaced by their median, 0..1. */
  readonly lambdaVariance: number;
}

/** Shares that are given instead of estimated, such as those of another table. */
export interface ShrinkageShares {
  /** The share of the correlations that is taken, 0..1; default estimated. */
  readonly lambda?: number | undefined;
  /** The share of the variances that is replaced, 0..1; default estimated. */
  readonly lambdaVariance?: number | undefined;
}

/**
 * Shrinks the covariances of columns (Schäfer & Strimmer 2005; Opgen-Rhein & Strimmer 2007): correlations become
 * (1 - lambda) r_ij, variances (1 - lambdaVariance) v_i + lambdaVariance median(v).
 *
 * lambda = sum Var(r_ij) / sum r_ij^2 over i != j, and lambdaVariance = sum Var(v_i) / sum (v_i - median)^2, each at most 1,
 * where Var is the sampling variance that the products z_i z_j of the standardised rows, and the squares, show: with N
 * rows, Var(r_ij) = N / (N - 1)^3 sum_k (w_kij - mean_k w_kij)^2, w_kij = z_ki z_kj. Since the sum over all pairs of
 * w_kij^2 is the square of sum_i z_ki^2, no pair is visited for it.
 *
 * @param parts the columns of the table that these are of, for messages.
 * @throws ShapeError for fewer than two rows; CompositionError when a column does not vary; OptionError for a
 *   share outside 0..1.
 */
export async function shrinkCovariance(
  rows: DenseMatrix,
  parts: readonly number[],
  options: ShrinkageShares & LongWork = {},
): Promise<ShrunkCovariance> {
  const { lambda: given, lambdaVariance: givenVariance, ...work } = options;
  requireShare('lambda', given);
  requireShare('lambdaVariance', givenVariance);
  const { columns } = rows;
  const covariance = await covarianceOf(rows, work);
  const variances = diagonalOf(covariance);
  requireVariation(variances, parts);
  const moments = fourthMoments(rows, variances);
  const target = median(variances);
  const lambda = given ?? correlationShrinkage(covariance, variances, { moments, rows: rows.rows });
  const lambdaVariance = givenVariance ?? varianceShrinkage(variances, target, { moments, rows: rows.rows });
  const deviations = variances.map((variance) => Math.sqrt(lambdaVariance * target + (1 - lambdaVariance) * variance));
  const scales = deviations.map((deviation, column) => deviation / Math.sqrt(variances[column]));
  for (let i = 0, place = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++, place++) {
      covariance.values[place] *= (i === j ? 1 : 1 - lambda) * scales[i] * scales[j];
    }
  }
  return { covariance, lambda, lambdaVariance };
}

function requireShare(option: string, share: number | undefined): void {
  requireOption(share === undefined || (share >= 0 && share <= 1), option, share, '0..1');
}

/** Sums over rows of powers of the standardised columns z. */
interface FourthMoments {
  /** sum_k (sum_i z_ki^2)^2. */
  readonly squaredSums: number;
  /** sum_k z_ki^4, a number a column. */
  readonly fourthPowers: Float64Array;
}

function fourthMoments(matrix: DenseMatrix, variances: Float64Array): FourthMoments {
  const { rows, columns, values } = matrix;
  const means = columnMeans(matrix);
  const fourthPowers = new Float64Array(columns);
  let squaredSums = 0;
  for (let row = 0, place = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      const difference = values[place++] - means[column];
      const square = (difference * difference) / variances[column];
      sum += square;
      fourthPowers[column] += square * square;
    }
    squaredSums += sum * sum;
  }
  return { squaredSums, fourthPowers };
}

interface Sample {
  readonly moments: FourthMoments;
  readonly rows: number;
}

function correlationShrinkage(covariance: DenseMatrix, variances: Float64Array, { moments, rows }: Sample): number {
  const { columns, values } = covariance;
  let squares = 0;
  for (let i = 0; i < columns; i++) {
    for (let j = i + 1; j < columns; j++) {
      squares += (2 * values[i * columns + j] ** 2) / (variances[i] * variances[j]);
    }
  }
  // The mean of w is (N - 1) / N r.
  const products = moments.squaredSums - moments.fourthPowers.reduce((sum, power) => sum + power, 0);
  const spread = products - ((rows - 1) ** 2 / rows) * squares;
  return clip(((rows / (rows - 1) ** 3) * spread) / squares);
}

function varianceShrinkage(variances: Float64Array, target: number, { moments, rows }: Sample): number {
  let spread = 0;
  let distance = 0;
  variances.forEach((variance, column) => {
    const squares = moments.fourthPowers[column] - (rows - 1) ** 2 / rows;
    spread += (rows / (rows - 1) ** 3) * squares * variance ** 2;
    distance += (variance - target) ** 2;
  });
  return clip(spread / distance);
}

/** Where there is nothing to take, as between columns without any correlation, all of it is taken. */
function clip(share: number): number {
  return Number.isNaN(share) ? 1 : Math.min(1, Math.max(0, share));
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
