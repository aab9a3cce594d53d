import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { QualiaError, requireOption, ShapeError } from '../errors.js';
import { fromMlMatrix, toMlMatrix } from './convert-ml-matrix.js';
import type { DenseMatrix } from './dense-matrix.js';
import { gram } from './dense-products.js';

/**
 * Solves a ridge regression: the W (k x m) that minimises ||XW - Y||^2 + penalty * ||W||^2 (Hoerl & Kennard 1970).
 *
 * W = (X'X + penalty I)^-1 X'Y, by ml-matrix's Cholesky solver; meant for k up to a few hundred.
 *
 * @param inputs X, n x k.
 * @param outputs Y, n x m.
 * @param options.penalty default 1; must be above 0, which also makes the system solvable.
 * @throws ShapeError when X and Y have different numbers of rows.
 */
export function solveRidge(
  inputs: DenseMatrix,
  outputs: DenseMatrix,
  options: { readonly penalty?: number } = {},
): DenseMatrix<Float32Array> {
  const { penalty = 1 } = options;
  requireOption(Number.isFinite(penalty) && penalty > 0, 'penalty', penalty, 'a number > 0');
  if (inputs.rows !== outputs.rows) throw new ShapeError('solveRidge', `${outputs.rows} outputs`, `${inputs.rows}`);
  const system = toMlMatrix(gram(inputs)).add(Matrix.eye(inputs.columns).mul(penalty));
  const decomposition = new CholeskyDecomposition(system);
  if (!decomposition.isPositiveDefinite()) {
    throw new QualiaError('SINGULAR', `The ridge system is singular in doubles; raise "penalty" above ${penalty}.`);
  }
  return fromMlMatrix(decomposition.solve(toMlMatrix(inputs).transpose().mmul(toMlMatrix(outputs))));
}
