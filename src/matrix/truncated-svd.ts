import { requireOption } from '../errors.js';
import { createRandom } from '../random.js';
import { DenseMatrix, denseZeros } from './dense-matrix.js';
import { gram, multiplyDense } from './dense-products.js';
import { orthonormalise } from './orthonormalise.js';
import type { SparseMatrix } from './sparse-matrix.js';
import { multiplySparseDense } from './sparse-products.js';
import { squaredNorm } from './sums.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { transpose } from './transpose.js';

/** Options of {@link truncatedSvd}. */
export interface TruncatedSvdOptions {
  /**
   * The number of singular triples, k; default 100. The result has fewer when the matrix has a lower rank, where a
   * direction below 1e-5 of the largest counts as none.
   */
  readonly rank?: number;
  /** Extra directions that are carried along and dropped at the end, p; default 10. */
  readonly oversampling?: number;
  /** How often the sample is multiplied with AA', q; more is more exact; default 3. */
  readonly powerIterations?: number;
  /** The seed of the random start; default 1. */
  readonly seed?: number;
  /** Is told the share of the work that is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** The first singular triples of a matrix, A ~ U S V'. */
export interface TruncatedSvd {
  /** U, one row a row of the matrix, orthonormal columns. */
  readonly left: DenseMatrix<Float32Array>;
  /** The diagonal of S, largest first. */
  readonly singularValues: Float64Array;
  /** V, one row a column of the matrix, orthonormal columns. */
  readonly right: DenseMatrix<Float32Array>;
  /** The share of the squared Frobenius norm of A that the triples hold, 0..1; what is missing was not captured. */
  readonly energy: number;
}

/**
 * Computes a truncated singular value decomposition by randomised subspace iteration.
 *
 * Halko, Martinsson & Tropp 2011, algorithms 4.4 and 5.1: Y = (AA')^q A Omega, orthonormalised after each product, in
 * one pass to keep the directions apart; a second pass at the end gives Q = orth(Y) to full precision. The small
 * problem is solved through the eigenvalues of (A'Q)'(A'Q). With exact arithmetic the expected spectral error obeys
 * their corollary 10.10. The result depends on the matrix, the options and the seed, and on nothing else.
 *
 * @throws OptionError when an option is out of range.
 * @example
 * const { left, singularValues } = truncatedSvd(ppmi(counts), { rank: 300, seed: 1 });
 */
export function truncatedSvd(matrix: SparseMatrix, options: TruncatedSvdOptions = {}): TruncatedSvd {
  const { rank = 100, oversampling = 10, powerIterations = 3, seed = 1, onProgress } = options;
  const atLeast = (name: string, value: number, least: number): void =>
    requireOption(Number.isInteger(value) && value >= least, name, value, `a whole number >= ${least}`);
  atLeast('rank', rank, 1);
  atLeast('oversampling', oversampling, 0);
  atLeast('powerIterations', powerIterations, 0);

  const flipped = transpose(matrix);
  const width = Math.min(rank + oversampling, matrix.rows, matrix.columns);
  const steps = powerIterations + 2;
  const start = multiplySparseDense(matrix, gaussian(matrix.columns, width, seed));
  let basis = orthonormalise(start, { passes: 1 });
  onProgress?.(1 / steps);
  for (let iteration = 0; iteration < powerIterations; iteration++) {
    const across = orthonormalise(multiplySparseDense(flipped, basis), { passes: 1 });
    basis = orthonormalise(multiplySparseDense(matrix, across), { passes: 1 });
    onProgress?.((iteration + 2) / steps);
  }
  basis = orthonormalise(basis, { passes: 1 });
  const result = solveInBasis(matrix, flipped, basis, rank);
  onProgress?.(1);
  return result;
}

/** With B = A'Q (n x l): B'B = W L W', so S = sqrt(L), U = Q W and V = B W S^-1. */
function solveInBasis(
  matrix: SparseMatrix,
  flipped: SparseMatrix,
  basis: DenseMatrix<Float32Array>,
  rank: number,
): TruncatedSvd {
  const projected = multiplySparseDense(flipped, basis);
  const { values, vectors } = symmetricEigen(gram(projected));
  const kept = Math.min(rank, values.filter((value) => value > 1e-12 * Math.max(values[0], 0) && value > 0).length);
  const singularValues = Float64Array.from(values.subarray(0, kept), Math.sqrt);
  const rotation = new DenseMatrix(values.length, kept, new Float64Array(values.length * kept));
  const scaled = new DenseMatrix(values.length, kept, new Float64Array(values.length * kept));
  for (let row = 0; row < values.length; row++) {
    for (let column = 0; column < kept; column++) {
      rotation.values[row * kept + column] = vectors.at(row, column);
      scaled.values[row * kept + column] = vectors.at(row, column) / singularValues[column];
    }
  }
  const norm = squaredNorm(matrix);
  const captured = singularValues.reduce((sum, value) => sum + value * value, 0);
  const energy = norm === 0 ? 1 : Math.min(1, captured / norm);
  return {
    left: multiplyDense(basis, rotation),
    singularValues,
    right: multiplyDense(projected, scaled),
    energy,
  };
}

function gaussian(rows: number, columns: number, seed: number): DenseMatrix<Float32Array> {
  const random = createRandom(seed);
  const matrix = denseZeros(rows, columns);
  for (let i = 0; i < matrix.values.length; i++) matrix.values[i] = random.normal();
  return matrix;
}
