import { choleskyFactor, invertUpper } from './cholesky.js';
import { DenseMatrix } from './dense-matrix.js';
import { gram, multiplyDense } from './dense-products.js';
import { symmetricEigen } from './symmetric-eigen.js';

/**
 * Without exchanging columns a pivot may be a thousand times larger than the smallest eigenvalue, so a pivot below this share
 * of the largest diagonal entry already sends the caller to the eigenvectors, which tell dependence exactly.
 */
const safePivot = 1e-6;

/**
 * Returns an orthonormal basis of the columns of a tall dense matrix (n x k), as an n x r matrix with r <= k.
 *
 * Cholesky QR, done twice (Yamamoto et al. 2015): with Y'Y = R'R, Q = Y R^-1. Where the columns depend on one another
 * and the factor breaks down, the basis comes from the eigenvectors of Y'Y instead, and dependent directions are left
 * out, so r may be less than k.
 *
 * @param options.passes 1 spans the same columns at half the cost, but is orthonormal only as far as they were well
 *   conditioned; 2, the default, is orthonormal to single precision.
 */
export function orthonormalise(
  matrix: DenseMatrix,
  options: { readonly passes?: 1 | 2 } = {},
): DenseMatrix<Float32Array> {
  const { passes = 2 } = options;
  const once = orthonormaliseOnce(matrix);
  return passes === 1 ? once : orthonormaliseOnce(once);
}

function orthonormaliseOnce(matrix: DenseMatrix): DenseMatrix<Float32Array> {
  const products = gram(matrix);
  const factor = choleskyFactor(products, { least: safePivot });
  const change = factor === undefined ? whiteningRotation(products) : invertUpper(factor);
  return multiplyDense(matrix, change);
}

/** Returns the k x r matrix W with W' G W = I for the directions of G that carry anything. */
function whiteningRotation(products: DenseMatrix): DenseMatrix<Float64Array> {
  const { values, vectors } = symmetricEigen(products);
  const largest = Math.max(values[0] ?? 0, 0);
  const rank = values.filter((value) => value > 1e-10 * largest && value > 0).length;
  const rotation = new Float64Array(products.rows * rank);
  for (let row = 0; row < products.rows; row++) {
    for (let column = 0; column < rank; column++) {
      rotation[row * rank + column] = vectors.at(row, column) / Math.sqrt(values[column]);
    }
  }
  return new DenseMatrix(products.rows, rank, rotation);
}
