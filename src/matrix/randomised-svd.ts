import { createRandom } from '../random.js';
import { DenseMatrix, denseZeros } from './dense-matrix.js';
import { gram, multiplyDense } from './dense-products.js';
import { orthonormalise } from './orthonormalise.js';
import type { SparseMatrix } from './sparse-matrix.js';
import { multiplySparseDense } from './sparse-products.js';
import { squaredNorm } from './sums.js';
import { symmetricEigen } from './symmetric-eigen.js';
import { transpose } from './transpose.js';
import { estimateError, type TruncatedSvd } from './truncated-svd-result.js';

/** Options of {@link randomisedSvd}, all given. */
export interface RandomisedOptions {
  readonly rank: number;
  readonly oversampling: number;
  readonly powerIterations: number;
  readonly seed: number;
  readonly onProgress: ((share: number) => void) | undefined;
}

/**
 * Computes a truncated singular value decomposition by randomised subspace iteration.
 *
 * Halko, Martinsson & Tropp 2011, algorithms 4.4 and 5.1: Y = (AA')^q A Omega, orthonormalised after each product, in
 * one pass to keep the directions apart; a second pass at the end gives Q = orth(Y) to full precision. The small
 * problem is solved through the eigenvalues of (A'Q)'(A'Q). With exact arithmetic the expected spectral error obeys
 * their corollary 10.10.
 */
export function randomisedSvd(matrix: SparseMatrix, options: RandomisedOptions): TruncatedSvd {
  const { rank, oversampling, powerIterations, seed, onProgress } = options;
  const flipped = transpose(matrix);
  const width = Math.min(rank + oversampling, matrix.rows, matrix.columns);
  const steps = powerIterations + 3;
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

/** With B = A'Q (n x l): B'B = W L W', so S = sqrt(L), U = Q W and V = B W S^-1; then A'U = V S holds. */
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
  const left = multiplyDense(basis, rotation);
  const right = multiplyDense(projected, scaled);
  const residuals = measureResiduals(matrix, { left, singularValues, right });
  return { left, singularValues, right, energy, residuals, relativeError: estimateError(residuals) };
}

/** For each triple |A v - s u| / s. */
function measureResiduals(
  matrix: SparseMatrix,
  { left, singularValues, right }: Pick<TruncatedSvd, 'left' | 'singularValues' | 'right'>,
): Float64Array {
  const product = multiplySparseDense(matrix, right);
  const squares = new Float64Array(singularValues.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let index = 0; index < squares.length; index++) {
      squares[index] += (product.at(row, index) - singularValues[index] * left.at(row, index)) ** 2;
    }
  }
  return squares.map((square, index) => Math.sqrt(square) / singularValues[index]);
}

function gaussian(rows: number, columns: number, seed: number): DenseMatrix<Float32Array> {
  const random = createRandom(seed);
  const matrix = denseZeros(rows, columns);
  for (let i = 0; i < matrix.values.length; i++) matrix.values[i] = random.normal();
  return matrix;
}
