import { panelWidth } from '../kernels/multiply-panel.js';
import { DenseMatrix } from './dense-matrix.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** The side of the blocks: all matrices here are 24 x 24 doubles, row-major. */
const size = panelWidth;

/**
 * Returns the upper triangular R with R'R = `matrix`, or undefined where a pivot falls below `least` times the largest
 * diagonal entry.
 */
export function choleskyUpper(matrix: Float64Array, least: number): Float64Array | undefined {
  const upper = new Float64Array(size * size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix[i * size + i]);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      let sum = matrix[i * size + j];
      for (let p = 0; p < i; p++) sum -= upper[p * size + i] * upper[p * size + j];
      if (i === j) {
        if (!(sum > least * largest)) return undefined;
        upper[i * size + i] = Math.sqrt(sum);
      } else {
        upper[i * size + j] = sum / upper[i * size + i];
      }
    }
  }
  return upper;
}

/** Returns the smallest magnitude on the diagonal of a block. */
export function smallestDiagonal(block: Float64Array): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < size; i++) smallest = Math.min(smallest, Math.abs(block[i * size + i]));
  return smallest;
}

/** Returns the inverse of an upper triangular matrix. */
export function invertUpper(upper: Float64Array): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    inverse[j * size + j] = 1 / upper[j * size + j];
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let p = i + 1; p <= j; p++) sum += upper[i * size + p] * inverse[p * size + j];
      inverse[i * size + j] = -sum / upper[i * size + i];
    }
  }
  return inverse;
}

/** Returns the product of two blocks. */
export function multiplySquare(left: Float64Array, right: Float64Array): Float64Array {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let p = 0; p < size; p++) {
      const factor = left[i * size + p];
      if (factor === 0) continue;
      for (let j = 0; j < size; j++) product[i * size + j] += factor * right[p * size + j];
    }
  }
  return product;
}

/**
 * Returns the rotation that makes orthonormal columns of a panel with these products, the independent ones first, and
 * how many those are; the columns behind them are zero.
 *
 * @param least directions shorter than this count as none.
 */
export function whiten(
  products: Float64Array,
  least: number,
): { readonly rotation: Float64Array; readonly kept: number } {
  const { values, vectors } = symmetricEigen(new DenseMatrix(size, size, products));
  const kept = values.filter((value) => value > 0 && value > least * least && value > 1e-12 * values[0]).length;
  const rotation = new Float64Array(size * size);
  for (let j = 0; j < kept; j++) {
    const factor = 1 / Math.sqrt(values[j]);
    for (let i = 0; i < size; i++) rotation[i * size + j] = vectors.at(i, j) * factor;
  }
  return { rotation, kept };
}

/** Returns Q orthogonal and R upper triangular with QR = `matrix`, by Givens rotations. */
export function triangularise(matrix: Float64Array): {
  readonly orthogonal: Float64Array;
  readonly upper: Float64Array;
} {
  const upper = matrix.slice();
  const orthogonal = new Float64Array(size * size);
  for (let i = 0; i < size; i++) orthogonal[i * size + i] = 1;
  for (let j = 0; j < size; j++) {
    for (let i = size - 1; i > j; i--) {
      const a = upper[(i - 1) * size + j];
      const b = upper[i * size + j];
      if (b === 0) continue;
      const length = Math.hypot(a, b);
      rotateRows(upper, i, a / length, b / length);
      rotateColumns(orthogonal, i, a / length, b / length);
      upper[i * size + j] = 0;
    }
  }
  return { orthogonal, upper };
}

function rotateRows(matrix: Float64Array, row: number, cosine: number, sine: number): void {
  for (let j = 0; j < size; j++) {
    const above = matrix[(row - 1) * size + j];
    const below = matrix[row * size + j];
    matrix[(row - 1) * size + j] = cosine * above + sine * below;
    matrix[row * size + j] = cosine * below - sine * above;
  }
}

function rotateColumns(matrix: Float64Array, column: number, cosine: number, sine: number): void {
  for (let i = 0; i < size; i++) {
    const left = matrix[i * size + column - 1];
    const right = matrix[i * size + column];
    matrix[i * size + column - 1] = cosine * left + sine * right;
    matrix[i * size + column] = cosine * right - sine * left;
  }
}
