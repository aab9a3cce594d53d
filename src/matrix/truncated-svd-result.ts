import type { DenseMatrix } from './dense-matrix.js';

/** The first singular triples of a matrix, A ~ U S V'. */
export interface TruncatedSvd {
  /** U, one row a row of the matrix, orthonormal columns. */
  readonly left: DenseMatrix<Float32Array>;
  /** The diagonal of S, largest first. */
  readonly singularValues: Float64Array;
  /** V, one row a column of the matrix, orthonormal columns; its largest entry in each column is positive. */
  readonly right: DenseMatrix<Float32Array>;
  /** The share of the squared Frobenius norm of A that the triples hold, 0..1. */
  readonly energy: number;
  /**
   * For each triple how far it is from being one of A: max(|A v - s u|, |A'u - s v|) / s. A singular value of A lies
   * within that share of s (Weyl's inequality), as a rule within its square.
   */
  readonly residuals: Float64Array;
  /** An estimate of the largest relative error of a singular value, from the residuals; 0 without triples. */
  readonly relativeError: number;
}

/**
 * Estimates the largest relative error of the singular values from the residuals of their triples.
 *
 * Errors of singular values are quadratic in the residuals (Parlett 1998, section 11.7); the factor covers what was
 * seen on PPMI matrices, where the measured error was one to three times the square.
 */
export function estimateError(residuals: Float64Array): number {
  return residuals.reduce((most, residual) => Math.max(most, 4 * residual * residual), 0);
}
