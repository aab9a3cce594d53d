import { QualiaError, requireWhole } from '../../errors.js';
import { DenseMatrix, type FloatArray } from '../../matrix/dense-matrix.js';
import { gram, multiplyDoubles } from '../../matrix/dense-products.js';
import { symmetricEigen } from '../../matrix/symmetric-eigen.js';
import { centredRows } from '../associations/covariance.js';
import { giveWay } from '../long-work.js';

/** Vectors in the coordinates of their principal axes: all angles and distances are kept, only the axes have changed. */
export interface PrincipalScores {
  /** One row a vector, centred; one column an axis, that of the largest variance first. */
  readonly scores: DenseMatrix;
  /** lambda, the variance along each axis: its sum of squares by N - 1. */
  readonly variances: Float64Array;
  /** The sum of squares of all centred vectors, those axes included that were left out. */
  readonly total: number;
}

/** How {@link findPrincipalScores} goes about it. */
export interface PrincipalScoresOptions {
  /** How many axes at most, from 1; default all. */
  readonly components?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** A variance below this share of the largest is rounding: vectors in single precision have some 1e-15 of it. */
const smallestShare = 1e-12;

/** Rows or columns that are worked on before other work has its turn. */
const blockSize = 4096;

/**
 * Centres vectors and turns them to their principal axes (Hotelling 1933), those without variance left out: from the d x d products of
 * columns, or the N x N products of rows where those are fewer.
 *
 * @throws QualiaError with code NOT_FINITE for a vector with a number that is not finite, NO_VARIANCE where all vectors are equal;
 * the signal's reason when it is aborted.
 * @example (await findPrincipalScores(denseFromRows([[1, 2], [2, 4], [3, 6]]))).variances // one axis
 */
export async function findPrincipalScores(
  vectors: DenseMatrix,
  options: PrincipalScoresOptions = {},
): Promise<PrincipalScores> {
  const { components = vectors.columns, ...progress } = options;
  requireWhole('components', components, 1);
  const means = meansOfColumns(vectors);
  const work: Work = { vectors, means, components, ...progress };
  return await (vectors.rows <= vectors.columns ? fromRows(work) : fromColumns(work));
}

interface Work extends Omit<PrincipalScoresOptions, 'components'> {
  readonly vectors: DenseMatrix;
  readonly means: Float64Array;
  readonly components: number;
}

/** Returns the mean of each column, in doubles. */
export function meansOfColumns({ rows, columns, values }: DenseMatrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let cell = 0; cell < values.length; ) {
    for (let column = 0; column < columns; column++, cell++) sums[column] += values[cell];
  }
  if (!sums.every(Number.isFinite)) {
    throw new QualiaError('NOT_FINITE', 'A vector holds a number that is not finite; leave its item out.');
  }
  return sums.map((sum) => sum / rows);
}

async function fromRows({ vectors, means, components, ...progress }: Work): Promise<PrincipalScores> {
  const { rows, columns } = vectors;
  const products = new Float64Array(rows * rows);
  for (let first = 0; first < columns; first += blockSize) {
    await giveWay(first / columns, progress);
    const width = Math.min(blockSize, columns - first);
    const block = new Float64Array(width * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < width; column++) {
        block[column * rows + row] = vectors.values[row * columns + first + column] - means[first + column];
      }
    }
    addTo(products, gram(new DenseMatrix(width, rows, block)).values);
  }
  const { values, vectors: axes } = symmetricEigen(new DenseMatrix(rows, rows, products));
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const kept = countKept(values, total, components);
  const scores = new DenseMatrix(rows, kept, new Float64Array(rows * kept));
  for (let row = 0; row < rows; row++) {
    for (let axis = 0; axis < kept; axis++) {
      scores.values[row * kept + axis] = axes.values[row * rows + axis] * Math.sqrt(values[axis]);
    }
  }
  return { scores, variances: values.slice(0, kept).map((value) => value / (rows - 1)), total };
}

async function fromColumns({ vectors, means, components, ...progress }: Work): Promise<PrincipalScores> {
  const { rows, columns } = vectors;
  const products = new Float64Array(columns * columns);
  for (let first = 0; first < rows; first += blockSize) {
    await giveWay((0.4 * first) / rows, progress);
    addTo(products, gram(centredRows(vectors, means, [first, Math.min(first + blockSize, rows)])).values);
  }
  const { values, vectors: axes } = symmetricEigen(new DenseMatrix(columns, columns, products));
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const kept = countKept(values, total, components);
  const turn = new DenseMatrix(columns, kept, new Float64Array(columns * kept));
  for (let column = 0; column < columns; column++) {
    turn.values.set(axes.values.subarray(column * columns, column * columns + kept), column * kept);
  }
  const isDouble = vectors.values instanceof Float64Array;
  const turned: FloatArray = isDouble ? new Float64Array(rows * kept) : new Float32Array(rows * kept);
  const variances = new Float64Array(kept);
  for (let first = 0; first < rows; first += blockSize) {
    await giveWay(0.4 + (0.6 * first) / rows, progress);
    const block = multiplyDoubles(centredRows(vectors, means, [first, Math.min(first + blockSize, rows)]), turn).values;
    turned.set(block, first * kept);
    for (let cell = 0; cell < block.length; ) {
      for (let axis = 0; axis < kept; axis++, cell++) variances[axis] += block[cell] ** 2 / (rows - 1);
    }
  }
  return { scores: new DenseMatrix(rows, kept, turned), variances, total };
}

function countKept(values: Float64Array, total: number, components: number): number {
  if (!(total > 0)) throw new QualiaError('NO_VARIANCE', 'All vectors are equal, so that there is nothing to explain.');
  return Math.min(components, values.filter((value) => value > smallestShare * values[0]).length);
}

function addTo(sums: Float64Array, numbers: Float64Array): void {
  for (let cell = 0; cell < sums.length; cell++) sums[cell] += numbers[cell];
}
