import { ShapeError } from '../../errors.js';
import { CompositionError } from '../../matrix/compositions/composition-error.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { gram } from '../../matrix/dense-products.js';
import { type LongWork, takeSteps } from '../long-work.js';

/** Rows whose products are added up in one step. */
const rowsPerStep = 1024;

/**
 * Returns the covariances of the columns, with N - 1 in the denominator, in doubles.
 *
 * @throws ShapeError for fewer than two rows; the reason of the signal when it stops.
 */
export async function covarianceOf(rows: DenseMatrix, work: LongWork = {}): Promise<DenseMatrix<Float64Array>> {
  return await takeSteps(covarianceSteps(rows), work);
}

function* covarianceSteps(matrix: DenseMatrix): Generator<number, DenseMatrix<Float64Array>, void> {
  const { rows, columns } = matrix;
  if (rows < 2) throw new ShapeError('covariance', `${rows} rows`, 'two rows at least');
  const means = columnMeans(matrix);
  const sums = new DenseMatrix(columns, columns, new Float64Array(columns * columns));
  for (let first = 0; first < rows; first += rowsPerStep) {
    const end = Math.min(rows, first + rowsPerStep);
    const products = gram(centredRows(matrix, means, [first, end])).values;
    for (let place = 0; place < products.length; place++) sums.values[place] += products[place];
    yield end / rows;
  }
  for (let place = 0; place < sums.values.length; place++) sums.values[place] /= rows - 1;
  return sums;
}

/** A variance below this share of the largest is what rounding of logarithms leaves of none. */
const leastVariance = 1e-24;

/**
 * Throws a CompositionError that names the first column that does not vary.
 *
 * @param parts the columns of the table that these are of.
 */
export function requireVariation(variances: Float64Array, parts: readonly number[]): void {
  const least = leastVariance * variances.reduce((most, variance) => Math.max(most, variance), 0);
  const place = variances.findIndex((variance) => !(variance > least));
  if (place === -1) return;
  const column = parts[place] as number;
  const problem = `Column ${column + 1} keeps the same ratio to its reference in all rows; leave it out.`;
  throw new CompositionError(problem, { column });
}

/** Returns the diagonal of a square matrix. */
export function diagonalOf(matrix: DenseMatrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, place) => matrix.at(place, place));
}

/** Returns the mean of each column. */
export function columnMeans({ rows, columns, values }: DenseMatrix): Float64Array {
  const means = new Float64Array(columns);
  for (let row = 0, place = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) means[column] += values[place++];
  }
  for (let column = 0; column < columns; column++) means[column] /= rows;
  return means;
}

/** Returns some rows less the means of the columns. */
export function centredRows(
  { rows, columns, values }: DenseMatrix,
  means: Float64Array,
  [first, end]: readonly [number, number] = [0, rows],
): DenseMatrix<Float64Array> {
  const centred = Float64Array.from(values.subarray(first * columns, end * columns));
  for (let place = 0; place < centred.length; ) {
    for (let column = 0; column < columns; column++) centred[place++] -= means[column];
  }
  return new DenseMatrix(end - first, columns, centred);
}
