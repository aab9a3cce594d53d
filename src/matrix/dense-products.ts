import { ShapeError } from '../errors.js';
import { tileSide } from '../kernels/double-products.js';
import { withArena } from '../kernels/with-arena.js';
import { DenseMatrix, denseZeros, type FloatArray } from './dense-matrix.js';

/** Rows that are worked on together, as doubles: the block stays in the second-level cache at some 1,000 columns. */
const blockRows = 64;

/**
 * Returns the Gram matrix Y'Y (k x k, doubles) of a dense n x k matrix.
 *
 * Sums are doubles; only the upper triangle is computed, then mirrored.
 */
export function gram(matrix: DenseMatrix): DenseMatrix<Float64Array> {
  const { rows, columns } = matrix;
  const width = Math.ceil(columns / tileSide) * tileSide;
  return withArena({}, (arena) => {
    const sums = arena.zeros(Float64Array, width * width);
    const block = arena.zeros(Float64Array, blockRows * width);
    for (let first = 0; first < rows; first += blockRows) {
      const height = Math.min(blockRows, rows - first);
      copyRows(matrix, { first, height }, block, width);
      const groups = { items: width / tileSide, chunk: Math.max(1, Math.ceil(4096 / width)) };
      arena.run('addGram', [block, height, width, sums], groups);
    }
    const result = new Float64Array(columns * columns);
    for (let i = 0; i < columns; i++) {
      for (let j = i; j < columns; j++) {
        result[i * columns + j] = sums[i * width + j];
        result[j * columns + i] = sums[i * width + j];
      }
    }
    return new DenseMatrix(columns, columns, result);
  });
}

/**
 * Multiplies a tall dense matrix (n x k) with a small one (k x m), giving a dense n x m in single precision.
 *
 * Sums are doubles. The small factor is cut into tiles of four columns, each read only as far as it holds anything but
 * zeros: a triangular factor costs half.
 *
 * @throws ShapeError when the inner sizes differ.
 */
export function multiplyDense(tall: DenseMatrix, small: DenseMatrix): DenseMatrix<Float32Array> {
  const product = denseZeros(tall.rows, small.columns);
  multiplyInto(product, tall, small);
  return product;
}

/**
 * Multiplies two dense matrices (n x k and k x m) like {@link multiplyDense}, and keeps the sums as doubles.
 *
 * @throws ShapeError when the inner sizes differ.
 */
export function multiplyDoubles(left: DenseMatrix, right: DenseMatrix): DenseMatrix<Float64Array> {
  const product = new DenseMatrix(left.rows, right.columns, new Float64Array(left.rows * right.columns));
  multiplyInto(product, left, right);
  return product;
}

function multiplyInto(product: DenseMatrix, tall: DenseMatrix, small: DenseMatrix): void {
  if (tall.columns !== small.rows) throw new ShapeError('multiplyDense', `${small.rows} rows`, `${tall.columns}`);
  const inner = tall.columns;
  const tiles = Math.ceil(small.columns / tileSide);
  const width = tiles * tileSide;
  withArena({}, (arena) => {
    const right = arena.zeros(Float64Array, inner * width);
    const depths = arena.zeros(Uint32Array, tiles);
    cutTiles(small, right, depths);
    const left = arena.zeros(Float64Array, blockRows * inner);
    const sums = arena.allocate(Float64Array, blockRows * width);
    for (let first = 0; first < tall.rows; first += blockRows) {
      const height = Math.min(blockRows, tall.rows - first);
      copyRows(tall, { first, height }, left, inner);
      const groups = { items: Math.ceil(height / tileSide), chunk: blockRows };
      arena.run('multiplyTiles', [left, inner, right, tiles, depths, sums], groups);
      for (let row = 0; row < height; row++) {
        product.row(first + row).set(sums.subarray(row * width, row * width + small.columns));
      }
    }
  });
}

/** Copies rows of a matrix to `target`, `width` numbers a row. */
function copyRows(
  { columns, values }: DenseMatrix,
  { first, height }: { readonly first: number; readonly height: number },
  target: Float64Array,
  width: number,
): void {
  for (let row = 0; row < height; row++) {
    const from = (first + row) * columns;
    target.set(values.subarray(from, from + columns), row * width);
  }
}

function cutTiles({ rows, columns, values }: DenseMatrix, tiles: Float64Array, depths: Uint32Array): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = values[i * columns + j];
      if (value === 0) continue;
      const tile = Math.floor(j / tileSide);
      tiles[(tile * rows + i) * tileSide + (j % tileSide)] = value;
      depths[tile] = i + 1;
    }
  }
}

/** Returns the inner product of two vectors of equal length, in doubles. */
export function dot(left: FloatArray, right: FloatArray): number {
  if (left.length !== right.length) throw new ShapeError('dot', `${right.length} numbers`, `${left.length}`);
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i] * right[i];
  return sum;
}

/** Returns the cosine of two vectors; 0 when either has no length, NaN when one holds a number that is not finite. */
export function cosine(left: FloatArray, right: FloatArray): number {
  const [leftSquare, rightSquare] = [dot(left, left), dot(right, right)];
  const product = leftSquare * rightSquare;
  // The product of two squares leaves the range of doubles sooner than the squares do.
  const isInRange = product > 1e-290 && product < 1e290;
  const norms = isInRange ? Math.sqrt(product) : Math.sqrt(leftSquare) * Math.sqrt(rightSquare);
  return norms === 0 ? 0 : dot(left, right) / norms;
}
