import { QualiaError, requireOption, ShapeError } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { type Design, describeDesign } from './design.js';
import type { FactorialSet } from './factorial-set.js';
import { fitValues, meansOfValues, sumValues } from './fit-values.js';
import { meansOfColumns } from './principal-scores.js';

/** Vectors as a mean plus one component for each value of each factor. */
export interface Decomposition {
  readonly mean: Float64Array;
  /** One matrix a factor, with a row for each of its values; weighted by the items of the values, the rows sum to zero. */
  readonly components: readonly DenseMatrix<Float64Array>[];
  /** The share of the variance about the mean that they explain: 1 - ||X - X^||^2 / ||X - mean||^2, at most 1. */
  readonly r2: number;
  /**
   * Whether the components are the only ones of their kind. They are not where some values never meet the others, through however many
   * items: then a vector could move from the one part's values of a factor to those of another.
   */
  readonly isUnique: boolean;
}

/** How {@link decompose} fits. */
export interface DecomposeOptions {
  /**
   * `least-squares`, the default; or `means`, the mean of the items of each value, as the authors' code has it. Both are the same for a full
   * grid, but where combinations are missing means count twice what two factors have in common.
   */
  readonly method?: 'least-squares' | 'means' | undefined;
}

/**
 * Decomposes vectors of a factorial set into a mean plus one component a value (Uselis, Dittadi & Oh 2026): x_i = m + sum_h b_h[y_ih].
 *
 * @param vectors one row an item, in the order of the set.
 * @throws ShapeError when there are not as many vectors as items; QualiaError with code NO_VARIANCE when all vectors are equal;
 * OptionError for another method.
 * @example
 * const set = grid({ size: ['small', 'large'], hue: ['red', 'blue'] });
 * decompose(denseFromRows([[0, 0], [0, 1], [1, 0], [1, 1]]), set).r2 // 1
 */
export function decompose(vectors: DenseMatrix, set: FactorialSet, options: DecomposeOptions = {}): Decomposition {
  const { method = 'least-squares' } = options;
  requireOption(['least-squares', 'means'].includes(method), 'method', method, 'least-squares, means');
  requireRows(vectors, set);
  const design = describeDesign(set);
  const mean = meansOfColumns(vectors);
  const sums = sumValues(vectors, design);
  for (let value = 0; value < sums.rows; value++) {
    const row = sums.row(value);
    for (let column = 0; column < row.length; column++) row[column] -= design.counts[value] * mean[column];
  }
  const fit = method === 'means' ? meansOfValues(sums, design) : fitValues(sums, design);
  const { left, total } = leftOver(vectors, { mean, fit, design });
  if (total === 0) throw new QualiaError('NO_VARIANCE', 'All vectors are equal, so that there is nothing to explain.');
  return { mean, components: splitFactors(fit, design), r2: 1 - left / total, isUnique: design.isConnected };
}

/** @throws ShapeError when there are not as many vectors as items. */
export function requireRows({ rows }: DenseMatrix, { texts }: FactorialSet): void {
  if (rows !== texts.length) throw new ShapeError('vectors', `${rows} rows`, `one for each of ${texts.length} items`);
}

/** Cuts components into one matrix a factor. */
export function splitFactors(
  { columns, values }: DenseMatrix<Float64Array>,
  { sizes, offsets }: Design,
): DenseMatrix<Float64Array>[] {
  return sizes.map((size, factor) => {
    const first = offsets[factor] * columns;
    return new DenseMatrix(size, columns, values.slice(first, first + size * columns));
  });
}

interface Fit {
  readonly mean: Float64Array;
  readonly fit: DenseMatrix<Float64Array>;
  readonly design: Design;
}

/** The sums of squares of the residuals, and of the vectors about their mean. */
function leftOver(vectors: DenseMatrix, { mean, fit, design }: Fit): { readonly left: number; readonly total: number } {
  const { rows, columns } = vectors;
  const residual = new Float64Array(columns);
  let [left, total] = [0, 0];
  for (let item = 0; item < rows; item++) {
    const row = vectors.row(item);
    for (let column = 0; column < columns; column++) {
      residual[column] = row[column] - mean[column];
      total += residual[column] ** 2;
    }
    subtractFit(residual, { fit, design, item });
    for (let column = 0; column < columns; column++) left += residual[column] ** 2;
  }
  return { left, total };
}

/** Subtracts the components of an item's values from a vector. */
export function subtractFit(
  vector: Float64Array,
  { fit, design, item }: { readonly fit: DenseMatrix; readonly design: Design; readonly item: number },
): void {
  const { columns, values } = fit;
  for (let factor = 0; factor < design.sizes.length; factor++) {
    const first = (design.offsets[factor] + design.labels[factor][item]) * columns;
    for (let column = 0; column < columns; column++) vector[column] -= values[first + column];
  }
}
