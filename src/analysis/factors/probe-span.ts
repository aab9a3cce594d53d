import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { multiplyDoubles } from '../../matrix/dense-products.js';
import type { Design } from './design.js';
import { findSubspace } from './factor-subspace.js';
import { addProducts, fitValues, sumValues } from './fit-values.js';
import type { PrincipalScores } from './principal-scores.js';
import type { Probe } from './probes.js';

/** How much of the variance within the span of linear readouts components explain. */
export interface SpanVariance {
  /** The dimensions of the span of all probes' weights. */
  readonly dimensions: number;
  /** R^2 of vectors projected on it, about their mean. */
  readonly r2: number;
  /** The same for the span of one factor's probe and the components of that factor alone, in the order of the factors. */
  readonly heads: readonly { readonly dimensions: number; readonly r2: number }[];
}

/**
 * Measures R^2 of vectors projected on the span of probes' weights.
 *
 * Weights of softmax readouts sum to zero over the values, so that a factor of n values spans n - 1 dimensions.
 *
 * @param order as that of `sumValues`.
 */
export function measureSpans(
  principal: PrincipalScores,
  design: Design,
  options: { readonly probes: readonly Probe[]; readonly order?: Uint32Array | undefined },
): SpanVariance {
  const { probes, order } = options;
  const sums = sumValues(principal.scores, design, order);
  const fit = fitValues(sums, design);
  const squares = principal.variances.map((variance) => variance * (design.items - 1));
  const weights = probes.map(centreWeights);
  const heads = weights.map((own, factor) => {
    const [first, end] = [design.offsets[factor], design.offsets[factor + 1]];
    const ownSums = rowsBetween(sums, first, end);
    const means = Float64Array.from(
      ownSums.values,
      (sum, cell) => sum / design.counts[first + Math.floor(cell / sums.columns)],
    );
    return measure(own, { sums: ownSums, fit: new DenseMatrix(end - first, sums.columns, means), squares });
  });
  return { ...measure(stack(weights), { sums, fit, squares }), heads };
}

interface Fitted {
  readonly sums: DenseMatrix<Float64Array>;
  readonly fit: DenseMatrix<Float64Array>;
  /** The sum of squares along each axis. */
  readonly squares: Float64Array;
}

function measure(weights: DenseMatrix<Float64Array>, { sums, fit, squares }: Fitted) {
  const { basis } = findSubspace(weights);
  const dimensions = basis.columns;
  const explained = new Float64Array(dimensions);
  addProducts(explained, multiplyDoubles(sums, basis), multiplyDoubles(fit, basis));
  let total = 0;
  for (let axis = 0; axis < basis.rows; axis++) {
    total += squares[axis] * basis.row(axis).reduce((sum, value) => sum + value ** 2, 0);
  }
  return { dimensions, r2: total === 0 ? 0 : explained.reduce((sum, value) => sum + value, 0) / total };
}

/** Returns the weights of a probe without what is common to all values, which decides nothing. */
export function centreWeights({ weights }: Probe): DenseMatrix<Float64Array> {
  const { rows, columns } = weights;
  const values = weights.values.slice();
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += values[row * columns + column] / rows;
    for (let row = 0; row < rows; row++) values[row * columns + column] -= mean;
  }
  return new DenseMatrix(rows, columns, values);
}

function rowsBetween({ columns, values }: DenseMatrix<Float64Array>, first: number, end: number) {
  return new DenseMatrix(end - first, columns, values.slice(first * columns, end * columns));
}

function stack(parts: readonly DenseMatrix<Float64Array>[]): DenseMatrix<Float64Array> {
  const columns = parts[0].columns;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const values = new Float64Array(rows * columns);
  let begin = 0;
  for (const part of parts) {
    values.set(part.values, begin);
    begin += part.values.length;
  }
  return new DenseMatrix(rows, columns, values);
}
