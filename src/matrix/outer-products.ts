import { ShapeError } from '../errors.js';
import { outerColumns, outerRows } from '../kernels/add-outer-products.js';
import type { Arena } from '../kernels/arena.js';
import { withArena } from '../kernels/with-arena.js';
import { DenseMatrix } from './dense-matrix.js';

/** Pairs that are summed in single precision before they are added in double; their rows stay in the second-level cache. */
const blockPairs = 128;

/** Tiles of rows a call of the kernel: some hundred microseconds at a few hundred dimensions. */
const chunkTiles = 32;

/**
 * Returns X' diag(w) Y for two dense matrices of as many rows: the sum over the rows k of w_k x_k (outer) y_k.
 *
 * Products and the sums of 128 of them are single precision, the sums of those double: cell (i, j) differs from the
 * exact sum by at most 130 units of 2^-24 of sum_k w_k |x_ki y_kj|, however many rows there are; whole numbers whose
 * sums stay below 2^24 come out exactly.
 *
 * @param options.weights one a row; default 1 each.
 * @param options.threads default 1; the result does not depend on it.
 * @throws ShapeError when the numbers of rows and weights differ.
 */
export function sumOuterProducts(
  left: DenseMatrix<Float32Array>,
  right: DenseMatrix<Float32Array>,
  options: { readonly weights?: ArrayLike<number>; readonly threads?: number } = {},
): DenseMatrix<Float64Array> {
  const { weights, threads = 1 } = options;
  const { rows } = left;
  if (right.rows !== rows) throw new ShapeError('sumOuterProducts', `${right.rows} rows on the right`, `${rows}`);
  if (weights !== undefined && weights.length !== rows) {
    throw new ShapeError('sumOuterProducts', `${weights.length} weights`, `${rows}`);
  }
  return withArena({ threads }, (arena) => {
    const tiles = Math.ceil(left.columns / outerRows);
    const width = Math.ceil(right.columns / outerColumns) * outerColumns;
    const sums = arena.zeros(Float64Array, tiles * outerRows * width);
    const [leftBlock, rightBlock] = [left, right].map((matrix) => makeBlock(arena, matrix.columns));
    const factors = arena.allocate(Float32Array, blockPairs);
    for (let first = 0; first < rows; first += blockPairs) {
      const pairs = Math.min(blockPairs, rows - first);
      fillBlock(leftBlock, left, { first, pairs });
      fillBlock(rightBlock, right, { first, pairs });
      if (weights !== undefined) {
        for (let pair = 0; pair < pairs; pair++) factors[pair] = weights[first + pair];
        arena.kernels.scaleRows(leftBlock.values, leftBlock.stride, left.columns, factors, 0, pairs);
      }
      const parameters = [leftBlock.values, leftBlock.stride, rightBlock.values, rightBlock.stride, pairs] as const;
      arena.run('addOuterProducts', [...parameters, sums, width], { items: tiles, chunk: chunkTiles });
    }
    return cropped(sums, width, { rows: left.columns, columns: right.columns });
  });
}

interface Block {
  readonly values: Float32Array;
  readonly stride: number;
}

/** Rows at multiples of 256 bytes would share few sets of the first-level cache, so those get a longer stride. */
function makeBlock(arena: Arena, columns: number): Block {
  const stride = columns % 64 === 0 ? columns + 16 : columns;
  return { values: arena.zeros(Float32Array, blockPairs * stride + outerColumns), stride };
}

function fillBlock(
  { values, stride }: Block,
  matrix: DenseMatrix<Float32Array>,
  { first, pairs }: { readonly first: number; readonly pairs: number },
): void {
  const { columns } = matrix;
  if (stride === columns) {
    values.set(matrix.values.subarray(first * columns, (first + pairs) * columns));
    return;
  }
  for (let pair = 0; pair < pairs; pair++) values.set(matrix.row(first + pair), pair * stride);
}

function cropped(
  sums: Float64Array,
  width: number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): DenseMatrix<Float64Array> {
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    values.set(sums.subarray(row * width, row * width + columns), row * columns);
  }
  return new DenseMatrix(rows, columns, values);
}
