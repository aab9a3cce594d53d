import { DenseMatrix } from './dense-matrix.js';
import { gram, multiplyDense } from './dense-products.js';
import { symmetricEigen } from './symmetric-eigen.js';

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
  const factor = choleskyFactor(products);
  const change = factor === undefined ? whiteningRotation(products) : invertUpper(factor);
  return multiplyDense(matrix, change);
}

/**
 * Returns the upper triangular R with R'R = `matrix`, or undefined when the matrix is not safely positive definite.
 *
 * Without exchanging columns a pivot may be a thousand times larger than the smallest eigenvalue, so a pivot below 1e-6
 * of the largest diagonal entry already sends the caller to the eigenvectors, which tell dependence exactly.
 */
function choleskyFactor(matrix: DenseMatrix): DenseMatrix<Float64Array> | undefined {
  const size = matrix.rows;
  const upper = new Float64Array(size * size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix.at(i, i));
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = matrix.at(i, j);
      for (let p = 0; p < i; p++) sum -= upper[p * size + i] * upper[p * size + j];
      if (i === j) {
        if (!(sum > 1e-6 * largest)) return undefined;
        upper[i * size + i] = Math.sqrt(sum);
      } else {
        upper[i * size + j] = sum / upper[i * size + i];
      }
    }
  }
  return new DenseMatrix(size, size, upper);
}

/** Returns the inverse of an upper triangular matrix, by back substitution. */
function invertUpper(upper: DenseMatrix): DenseMatrix<Float64Array> {
  const size = upper.rows;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let p = row + 1; p <= column; p++) sum -= upper.at(row, p) * inverse[p * size + column];
      inverse[row * size + column] = sum / upper.at(row, row);
    }
  }
  return new DenseMatrix(size, size, inverse);
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
