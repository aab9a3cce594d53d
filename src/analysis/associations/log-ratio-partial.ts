import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { multiplyDoubles } from '../../matrix/dense-products.js';
import { centredRows, columnMeans, diagonalOf } from './covariance.js';
import { type LogRatioOptions, logRatioInverse, logRatios, partsOf } from './log-ratio-inverse.js';

/** Partial correlations of parts, with what they were computed by. */
export interface LogRatioPartial {
  /** D x D, 1 on the diagonal; the row and column of a reference part are 0 but for that 1. */
  readonly matrix: DenseMatrix<Float64Array>;
  /** The variance of each part that the others leave unexplained, log units squared; NaN for a reference part. */
  readonly partialVariance: Float64Array;
  /** The rank of the covariance of the log-ratios; full is D - 1. */
  readonly rank: number;
  /** The share of the correlations that shrinkage took, 0..1; undefined without. */
  readonly lambda: number | undefined;
  /** The share of the variances that shrinkage replaced, 0..1; undefined without. */
  readonly lambdaVariance: number | undefined;
  /** How many free log-ratios each pair is conditioned on: D - 3, since of the other D - 2 parts one is their reference. */
  readonly conditionedOn: number;
}

/**
 * Computes the partial correlations of the parts of compositions: the correlation of the residuals of log(x_i / x_r) and
 * log(x_j / x_r) after regression on all other log-ratios (Erb 2020).
 *
 * With G the pseudo-inverse of the covariance of centred log-ratios, it is -G_ij / sqrt(G_ii G_jj), and the variance of
 * the residuals 1 / G_ii. The inverse covariance of additive log-ratios is G without the row and column of the
 * reference, so that no reference is special; the scales of rows do not matter either. Leaving out parts does matter: the
 * partial correlation of two parts depends on all others by definition.
 *
 * With fewer rows than parts the pseudo-inverse is taken on the span of the rows, and references differ; shrink then:
 * - `basis` shrinks the covariance of the logarithms of proportions and passes to log-ratios afterwards (Jin, Notredame
 *   & Erb 2023), so that all references agree;
 * - `plain` shrinks the covariance of the log-ratios themselves; references differ.
 *
 * @param amounts counts or proportions, all above 0; rows are observations, columns parts, at least 3 of each.
 * @throws CompositionError for values that are not above 0, too small a table, and a part whose log-ratio never varies;
 *   OptionError for an option out of range; the reason of the signal when it stops.
 * @example (await logRatioPartial(replaceZeros(counts, 'perks').matrix, { shrink: 'basis' })).matrix.at(0, 1)
 */
export async function logRatioPartial(amounts: DenseMatrix, options: LogRatioOptions = {}): Promise<LogRatioPartial> {
  const { reference = 'clr' } = options;
  const { inverse, ...computed } = await logRatioInverse(amounts, options);
  const size = amounts.columns;
  const parts = partsOf(size, reference);
  const scales = residualScales(inverse);
  const matrix = new DenseMatrix(size, size, new Float64Array(size * size));
  const partialVariance = new Float64Array(size).fill(Number.NaN);
  for (let part = 0; part < size; part++) matrix.values[part * size + part] = 1;
  for (const [i, left] of parts.entries()) {
    partialVariance[left] = scales[i] ** 2;
    for (const [j, right] of parts.entries()) {
      if (i === j) continue;
      const correlation = -inverse.values[i * parts.length + j] * scales[i] * scales[j];
      matrix.values[left * size + right] = Math.min(1, Math.max(-1, correlation));
    }
  }
  return { matrix, partialVariance, ...computed, conditionedOn: size - 3 };
}

/**
 * Computes the residuals of each log-ratio after regression on all others, the vectors that {@link logRatioPartial}
 * correlates: N x D for `clr`, N x (D - 1), without the reference, for another.
 *
 * @throws as {@link logRatioPartial}.
 */
export async function logRatioResiduals(
  amounts: DenseMatrix,
  options: Omit<LogRatioOptions, 'shrink'> = {},
): Promise<DenseMatrix<Float64Array>> {
  const { reference = 'clr' } = options;
  const { inverse } = await logRatioInverse(amounts, options);
  const scales = residualScales(inverse);
  const ratios = logRatios(amounts, reference);
  const residuals = multiplyDoubles(centredRows(ratios, columnMeans(ratios)), inverse);
  for (let place = 0; place < residuals.values.length; place++) {
    residuals.values[place] *= scales[place % residuals.columns] ** 2;
  }
  return residuals;
}

/** Returns 1 / sqrt(G_ii), the standard deviation of each residual. */
function residualScales(inverse: DenseMatrix): Float64Array {
  return diagonalOf(inverse).map((precision) => 1 / Math.sqrt(precision));
}
