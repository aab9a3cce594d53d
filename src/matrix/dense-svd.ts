import { requireWhole } from '../errors.js';
import { type DenseMatrix, denseZeros } from './dense-matrix.js';
import { gram, multiplyDense } from './dense-products.js';
import { symmetricEigen } from './symmetric-eigen.js';
import type { TruncatedSvd } from './truncated-svd-result.js';

/** A direction whose singular value is below this share of the largest counts as none: the Gram matrix squares them. */
const smallestShare = 1e-6;

/**
 * Computes the singular value decomposition A ~ U S V' of a tall dense matrix, of up to about a thousand columns, from the
 * eigenvectors of its Gram matrix A'A = V S^2 V' (the method of snapshots; Sirovich 1987).
 *
 * Sums are doubles, U and V single precision. The result depends on the matrix and the rank alone.
 *
 * @param options.rank how many triples at most, a whole number >= 1; default one a column. The result has fewer when the
 * matrix has a lower rank, where a direction below 1e-6 of the largest counts as none.
 * @throws OptionError when the rank is out of range.
 * @example denseSvd(vectors, { rank: 300 }).singularValues
 */
export function denseSvd(
  matrix: DenseMatrix,
  options: { readonly rank?: number } = {},
): Omit<TruncatedSvd, 'residuals'> {
  const { rank = Math.max(1, matrix.columns) } = options;
  requireWhole('rank', rank, 1);
  const { values, vectors } = symmetricEigen(gram(matrix));
  const singularValues = values.map((value) => Math.sqrt(Math.max(0, value)));
  const least = smallestShare * (singularValues[0] ?? 0);
  const kept = singularValues.slice(0, rank).filter((value) => value > least);
  const right = denseZeros(matrix.columns, kept.length);
  const divided = denseZeros(matrix.columns, kept.length);
  for (let row = 0; row < matrix.columns; row++) {
    for (let column = 0; column < kept.length; column++) {
      const entry = vectors.values[row * matrix.columns + column];
      right.values[row * kept.length + column] = entry;
      divided.values[row * kept.length + column] = entry / kept[column];
    }
  }
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const held = kept.reduce((sum, value) => sum + value * value, 0);
  return {
    left: multiplyDense(matrix, divided),
    singularValues: kept,
    right,
    energy: total === 0 ? 1 : Math.min(1, held / total),
    relativeError: 0,
  };
}
