import { EigenvalueDecomposition } from 'ml-matrix';
import { ShapeError } from '../errors.js';
import { toMlMatrix } from './convert-ml-matrix.js';
import { DenseMatrix } from './dense-matrix.js';

/** The eigenvalues of a symmetric matrix, largest first, with the eigenvectors as columns in the same order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: DenseMatrix<Float64Array>;
}

/**
 * Decomposes a small symmetric matrix (up to about 500 x 500), through ml-matrix.
 *
 * The sign of each eigenvector is fixed: its entry of largest magnitude is positive.
 *
 * @throws ShapeError when the matrix is not square.
 */
export function symmetricEigen(matrix: DenseMatrix): SymmetricEigen {
  const size = matrix.rows;
  if (size !== matrix.columns) throw new ShapeError('symmetricEigen', `${size} x ${matrix.columns}`, 'a square matrix');
  if (size === 0)
    return {
      values: new Float64Array(0),
      vectors: new DenseMatrix(0, 0, new Float64Array(0)),
    };
  const decomposition = new EigenvalueDecomposition(toMlMatrix(matrix), {
    assumeSymmetric: true,
  });
  const order = decomposition.realEigenvalues
    .map((value, column) => ({ value, column }))
    .sort((a, b) => b.value - a.value || a.column - b.column);
  const vectors = new Float64Array(size * size);
  order.forEach(({ column }, place) => {
    const entries = decomposition.eigenvectorMatrix.getColumn(column);
    const largest = entries.reduce((best, entry) => (Math.abs(entry) > Math.abs(best) ? entry : best), 0);
    const sign = largest < 0 ? -1 : 1;
    entries.forEach((entry, row) => {
      vectors[row * size + place] = sign * entry;
    });
  });
  return {
    values: Float64Array.from(order, ({ value }) => value),
    vectors: new DenseMatrix(size, size, vectors),
  };
}
