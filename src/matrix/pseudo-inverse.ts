import { ShapeError } from '../errors.js';
import { factorSteps, inverseFromFactor } from './cholesky.js';
import { DenseMatrix } from './dense-matrix.js';
import { gram } from './dense-products.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** Options of {@link pseudoInverse}. */
export interface PseudoInverseOptions {
  /** Says that the rows sum to 0, as those of a covariance of centred log-ratios do; default false. */
  readonly hasZeroSums?: boolean;
  /** How many dimensions the cells are from, at most; a matrix of lower rank skips Cholesky. Default the rows. */
  readonly mostRank?: number;
  /** Eigenvalues up to this share of the largest count as 0; default the rows times the precision of doubles, 2.2e-16. */
  readonly tolerance?: number;
}

/** A pseudo-inverse with the rank of the matrix. */
export interface PseudoInverse {
  readonly matrix: DenseMatrix<Float64Array>;
  readonly rank: number;
}

/**
 * Returns the pseudo-inverse (Moore 1920; Penrose 1955) of a symmetric matrix with no eigenvalue below 0.
 *
 * A matrix of full rank takes Cholesky's factor. With rows that sum to 0 and no other dependence, so does
 * A + s J/n, where J is all ones and s any number above 0: its inverse is A^+ + J/(s n). Others take all eigenvalues,
 * which is slow above some 500 rows.
 *
 * @throws ShapeError when the matrix is not square.
 */
export function pseudoInverse(matrix: DenseMatrix, options: PseudoInverseOptions = {}): PseudoInverse {
  const steps = pseudoInverseSteps(matrix, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does as {@link pseudoInverse} in steps, each of which gives the share that is done. */
export function* pseudoInverseSteps(
  matrix: DenseMatrix,
  options: PseudoInverseOptions = {},
): Generator<number, PseudoInverse, void> {
  const size = matrix.rows;
  if (size !== matrix.columns) throw new ShapeError('pseudoInverse', `${size} x ${matrix.columns}`, 'a square matrix');
  const { hasZeroSums = false, tolerance = size * Number.EPSILON } = options;
  const fullRank = hasZeroSums ? size - 1 : size;
  const { mostRank = fullRank } = options;
  if (mostRank >= fullRank && size > 0) {
    const inverse = yield* invertByFactor(matrix, { hasZeroSums, tolerance });
    if (inverse !== undefined) return { matrix: inverse, rank: fullRank };
  }
  return invertByEigen(matrix, tolerance);
}

function* invertByFactor(
  matrix: DenseMatrix,
  { hasZeroSums, tolerance }: { readonly hasZeroSums: boolean; readonly tolerance: number },
): Generator<number, DenseMatrix<Float64Array> | undefined, void> {
  const size = matrix.rows;
  const shift = hasZeroSums ? meanDiagonal(matrix) / size : 0;
  const shifted = new DenseMatrix(
    size,
    size,
    Float64Array.from(matrix.values, (value) => value + shift),
  );
  const factor = yield* shareOf(factorSteps(shifted, { least: tolerance }), 0.5);
  if (factor === undefined) return undefined;
  const inverse = inverseFromFactor(factor);
  // The norms bound the condition from above by at most the number of rows: where that is too near, the eigenvalues decide.
  if (!(greatestRowSum(shifted) * greatestRowSum(inverse) * tolerance < 1)) return undefined;
  const taken = hasZeroSums ? 1 / (shift * size * size) : 0;
  for (let place = 0; place < inverse.values.length; place++) inverse.values[place] -= taken;
  return inverse;
}

function* shareOf<Result>(steps: Generator<number, Result, void>, share: number): Generator<number, Result, void> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield value * share;
  }
}

function invertByEigen(matrix: DenseMatrix, tolerance: number): PseudoInverse {
  const size = matrix.rows;
  const { values, vectors } = symmetricEigen(matrix);
  const least = tolerance * Math.max(0, values[0] ?? 0);
  const rank = values.filter((value) => value > least).length;
  const scaled = new DenseMatrix(rank, size, new Float64Array(rank * size));
  for (let place = 0; place < rank; place++) {
    const factor = 1 / Math.sqrt(values[place]);
    for (let row = 0; row < size; row++) scaled.values[place * size + row] = factor * vectors.at(row, place);
  }
  return { matrix: gram(scaled), rank };
}

function meanDiagonal(matrix: DenseMatrix): number {
  let sum = 0;
  for (let i = 0; i < matrix.rows; i++) sum += matrix.at(i, i);
  return sum / matrix.rows;
}

function greatestRowSum(matrix: DenseMatrix): number {
  let greatest = 0;
  for (let i = 0; i < matrix.rows; i++) {
    let sum = 0;
    for (const value of matrix.row(i)) sum += Math.abs(value);
    greatest = Math.max(greatest, sum);
  }
  return greatest;
}
