import type { FloatNumbers } from './numbers.js';

/** How many columns are packed together. */
export const packedColumns = 8;

/** How many rows of a product are computed together. */
export const productRows = 4;

/**
 * Packs the columns of `batches` matrices in tiles of 8, so that {@link multiplyPacked} reads a tile from end to end.
 *
 * Entry (k, j) of matrix b is `right[b * batchStride + k * rowStride + j * columnStride]`, so that a transposed matrix is packed
 * like another. Items are tiles, those of the first matrix first; tile t takes the 8 `inner` numbers from `8 inner t` on, its
 * rows one after the other; columns that are not there are 0.
 */
export function packFloats(
  right: FloatNumbers,
  batchStride: number,
  rowStride: number,
  columnStride: number,
  inner: number,
  columns: number,
  packed: FloatNumbers,
  begin: number,
  end: number,
): void {
  const tiles = Math.ceil(columns / packedColumns);
  for (let item = begin; item < end; item++) {
    const batch = Math.floor(item / tiles);
    const first = (item - batch * tiles) * packedColumns;
    for (let k = 0; k < inner; k++) {
      const from = batch * batchStride + k * rowStride;
      const to = (item * inner + k) * packedColumns;
      for (let j = 0; j < packedColumns; j++) {
        packed[to + j] = first + j < columns ? right[from + (first + j) * columnStride] : 0;
      }
    }
  }
}

/**
 * Adds to `product` (or, where `fresh` is 1, puts there) the products of matrices with packed ones.
 *
 * Entry (i, k) of matrix b on the left is `left[b * batchStride + i * rowStride + k * columnStride]`; the packed matrices lie
 * `packedStride` numbers apart, the rows of the product `productStride` and its matrices `productBatchStride`. Items are groups of
 * 4 of the `rows`, those of the first matrix first.
 */
export function multiplyPacked(
  left: FloatNumbers,
  batchStride: number,
  rowStride: number,
  columnStride: number,
  rows: number,
  inner: number,
  packed: FloatNumbers,
  packedStride: number,
  columns: number,
  product: FloatNumbers,
  productBatchStride: number,
  productStride: number,
  fresh: number,
  begin: number,
  end: number,
): void {
  const groups = Math.ceil(rows / productRows);
  for (let item = begin; item < end; item++) {
    const batch = Math.floor(item / groups);
    const first = (item - batch * groups) * productRows;
    for (let row = first; row < Math.min(rows, first + productRows); row++) {
      for (let column = 0; column < columns; column++) {
        const tile = Math.floor(column / packedColumns);
        const from = batch * packedStride + tile * inner * packedColumns + (column % packedColumns);
        let sum = 0;
        for (let k = 0; k < inner; k++) {
          sum += left[batch * batchStride + row * rowStride + k * columnStride] * packed[from + k * packedColumns];
        }
        const to = batch * productBatchStride + row * productStride + column;
        product[to] = fresh === 1 ? sum : product[to] + sum;
      }
    }
  }
}
