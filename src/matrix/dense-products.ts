import { ShapeError } from '../errors.js';
import { DenseMatrix, denseZeros, type FloatArray } from './dense-matrix.js';

/** Rows that are worked on together, so that the block stays in the second-level cache at 400 columns. */
const blockRows = 64;

/**
 * Returns the Gram matrix Y'Y (k x k, doubles) of a dense n x k matrix.
 *
 * Tiles of 4 x 4 running sums; only the upper triangle is computed, then mirrored.
 */
export function gram(matrix: DenseMatrix): DenseMatrix<Float64Array> {
  const { rows, columns, values } = matrix;
  const width = Math.ceil(columns / 4) * 4;
  const padded = new Float64Array(blockRows * width);
  const sums = new Float64Array(width * width);
  for (let first = 0; first < rows; first += blockRows) {
    const height = Math.min(blockRows, rows - first);
    for (let row = 0; row < height; row++) {
      const from = (first + row) * columns;
      for (let column = 0; column < columns; column++) padded[row * width + column] = values[from + column];
    }
    for (let i = 0; i < width; i += 4) {
      for (let j = i; j < width; j += 4) addGramTile(padded, width, height, i, j, sums);
    }
  }
  const result = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i++) {
    for (let j = i; j < columns; j++) {
      result[i * columns + j] = sums[i * width + j];
      result[j * columns + i] = sums[i * width + j];
    }
  }
  return new DenseMatrix(columns, columns, result);
}

function addGramTile(
  block: Float64Array,
  width: number,
  height: number,
  i: number,
  j: number,
  sums: Float64Array,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let row = 0; row < height; row++) {
    const left = row * width + i;
    const right = row * width + j;
    const a0 = block[left];
    const a1 = block[left + 1];
    const a2 = block[left + 2];
    const a3 = block[left + 3];
    const b0 = block[right];
    const b1 = block[right + 1];
    const b2 = block[right + 2];
    const b3 = block[right + 3];
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  const to = i * width + j;
  sums[to] += s00;
  sums[to + 1] += s01;
  sums[to + 2] += s02;
  sums[to + 3] += s03;
  sums[to + width] += s10;
  sums[to + width + 1] += s11;
  sums[to + width + 2] += s12;
  sums[to + width + 3] += s13;
  sums[to + 2 * width] += s20;
  sums[to + 2 * width + 1] += s21;
  sums[to + 2 * width + 2] += s22;
  sums[to + 2 * width + 3] += s23;
  sums[to + 3 * width] += s30;
  sums[to + 3 * width + 1] += s31;
  sums[to + 3 * width + 2] += s32;
  sums[to + 3 * width + 3] += s33;
}

/**
 * Multiplies a tall dense matrix (n x k) with a small one (k x m), giving a dense n x m in single precision.
 *
 * The small factor is transposed once, so that every sum runs over two stretches of neighbouring numbers; four
 * columns share one pass over the row, which stops where all four hold only zeros: a triangular factor costs half.
 *
 * @throws ShapeError when the inner sizes differ.
 */
export function multiplyDense(tall: DenseMatrix, small: DenseMatrix): DenseMatrix<Float32Array> {
  if (tall.columns !== small.rows) throw new ShapeError('multiplyDense', `${small.rows} rows`, `${tall.columns}`);
  const inner = tall.columns;
  const width = small.columns;
  const paddedWidth = Math.ceil(width / 4) * 4;
  const flipped = new Float64Array(paddedWidth * inner);
  for (let i = 0; i < inner; i++) {
    for (let j = 0; j < width; j++) flipped[j * inner + i] = small.values[i * width + j];
  }
  const depths = new Int32Array(paddedWidth / 4);
  for (let i = 0; i < inner; i++) {
    for (let j = 0; j < width; j++) if (small.values[i * width + j] !== 0) depths[j >> 2] = i + 1;
  }
  const product = denseZeros(tall.rows, width);
  const left = new Float64Array(2 * inner);
  const sums = new Float64Array(2 * paddedWidth);
  for (let row = 0; row < tall.rows; row += 2) {
    const pair = Math.min(2, tall.rows - row);
    for (let i = 0; i < pair * inner; i++) left[i] = tall.values[row * inner + i];
    multiplyRowPair(left, flipped, inner, depths, sums);
    for (let p = 0; p < pair; p++) {
      const to = (row + p) * width;
      for (let j = 0; j < width; j++) product.values[to + j] = sums[p * paddedWidth + j];
    }
  }
  return product;
}

/** Two rows times four columns at a time, each four to its own depth: eight running sums over six streams. */
function multiplyRowPair(
  left: Float64Array,
  flipped: Float64Array,
  inner: number,
  depths: Int32Array,
  sums: Float64Array,
): void {
  const width = depths.length * 4;
  for (let j = 0; j < width; j += 4) {
    const depth = depths[j >> 2];
    const c0 = j * inner;
    const c1 = c0 + inner;
    const c2 = c1 + inner;
    const c3 = c2 + inner;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    let t3 = 0;
    for (let i = 0; i < depth; i++) {
      const a = left[i];
      const b = left[inner + i];
      const f0 = flipped[c0 + i];
      const f1 = flipped[c1 + i];
      const f2 = flipped[c2 + i];
      const f3 = flipped[c3 + i];
      s0 += a * f0;
      s1 += a * f1;
      s2 += a * f2;
      s3 += a * f3;
      t0 += b * f0;
      t1 += b * f1;
      t2 += b * f2;
      t3 += b * f3;
    }
    sums[j] = s0;
    sums[j + 1] = s1;
    sums[j + 2] = s2;
    sums[j + 3] = s3;
    sums[width + j] = t0;
    sums[width + j + 1] = t1;
    sums[width + j + 2] = t2;
    sums[width + j + 3] = t3;
  }
}

/** Returns the inner product of two vectors of equal length, in doubles. */
export function dot(left: FloatArray, right: FloatArray): number {
  if (left.length !== right.length) throw new ShapeError('dot', `${right.length} numbers`, `${left.length}`);
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i] * right[i];
  return sum;
}

/** Returns the cosine of two vectors; 0 when either has no length. */
export function cosine(left: FloatArray, right: FloatArray): number {
  const norms = Math.sqrt(dot(left, left) * dot(right, right));
  return norms === 0 ? 0 : dot(left, right) / norms;
}
