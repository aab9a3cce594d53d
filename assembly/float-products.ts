// Layout: single precision. The right factor is packed into tiles of 8 columns, each stored by itself, row by row, so that a
// tile is read from end to end; the last tile is filled up with zeros. Items of the product are groups of 4 rows.
// Trick: 4 x 8 sums are eight vectors, which stay in registers with what is multiplied. Inner rows are taken 256 at a
// time, so that a tile (8 KiB) is in the nearest cache while all groups of a call pass it.

import { multiplyAdd } from './multiply-add';

const innerBlock: usize = 256;

/**
 * Packs columns of `batches` matrices: entry (k, j) of matrix b is `right[b * batchStride + k * rowStride + j * columnStride]`.
 * Items are tiles of 8 columns, those of the first matrix first.
 */
export function packFloats(
  right: usize,
  batchStride: u32,
  rowStride: u32,
  columnStride: u32,
  inner: u32,
  columns: u32,
  packed: usize,
  begin: u32,
  end: u32,
): void {
  const tiles = (columns + 7) >> 3;
  const rowBytes = (<usize>rowStride) << 2;
  const columnBytes = (<usize>columnStride) << 2;
  for (let item = begin; item < end; item++) {
    const batch = item / tiles;
    const first = (item - batch * tiles) << 3;
    const width = min<u32>(8, columns - first);
    let from = right + ((<usize>batch * batchStride) << 2) + <usize>first * columnBytes;
    let to = packed + ((<usize>item * inner) << 5);
    if (width === 8 && columnStride === 1) {
      for (let k: u32 = 0; k < inner; k++, from += rowBytes, to += 32) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      }
      continue;
    }
    for (let k: u32 = 0; k < inner; k++, from += rowBytes, to += 32) {
      let at = from;
      let j: usize = 0;
      for (; j < (<usize>width) << 2; j += 4, at += columnBytes) store<f32>(to + j, load<f32>(at));
      for (; j < 32; j += 4) store<f32>(to + j, 0);
    }
  }
}

/**
 * Adds to `product` (or, where `fresh` is 1, puts there) the products of matrices with packed ones. Entry (i, k) of matrix b on the
 * left is `left[b * batchStride + i * rowStride + k * columnStride]`; the packed ones lie `packedStride` numbers apart, the rows of the
 * product `productStride`, its matrices `productBatchStride`. Items are groups of 4 of the `rows`, those of the first matrix first.
 */
export function multiplyPacked(
  left: usize,
  batchStride: u32,
  rowStride: u32,
  columnStride: u32,
  rows: u32,
  inner: u32,
  packed: usize,
  packedStride: u32,
  columns: u32,
  product: usize,
  productBatchStride: u32,
  productStride: u32,
  fresh: u32,
  begin: u32,
  end: u32,
): void {
  const groups = (rows + 3) >> 2;
  for (let item = begin; item < end; ) {
    const batch = item / groups;
    const first = item - batch * groups;
    const last = min<u32>(groups, first + end - item);
    multiplyGroups(
      left + ((<usize>batch * batchStride) << 2),
      (<usize>rowStride) << 2,
      (<usize>columnStride) << 2,
      rows,
      inner,
      packed + ((<usize>batch * packedStride) << 2),
      columns,
      product + ((<usize>batch * productBatchStride) << 2),
      (<usize>productStride) << 2,
      fresh !== 0,
      first,
      last,
    );
    item += last - first;
  }
}

function multiplyGroups(
  left: usize,
  rowBytes: usize,
  stepBytes: usize,
  rows: u32,
  inner: usize,
  packed: usize,
  columns: u32,
  product: usize,
  productBytes: usize,
  fresh: bool,
  first: u32,
  last: u32,
): void {
  const tiles = (columns + 7) >> 3;
  for (let k: usize = 0; k === 0 || k < inner; k += innerBlock) {
    const depth = min<usize>(innerBlock, inner - k);
    for (let tile: u32 = 0; tile < tiles; tile++) {
      const right = packed + ((<usize>tile * inner + k) << 5);
      const width = min<u32>(8, columns - (tile << 3));
      for (let group = first; group < last; group++) {
        const row = group << 2;
        multiplyTile(
          left + <usize>row * rowBytes + k * stepBytes,
          rowBytes,
          stepBytes,
          right,
          depth,
          product + <usize>row * productBytes + ((<usize>tile) << 5),
          productBytes,
          min<u32>(4, rows - row),
          width,
          fresh && k === 0,
        );
      }
    }
  }
}

function multiplyTile(
  left: usize,
  rowBytes: usize,
  stepBytes: usize,
  right: usize,
  depth: usize,
  to: usize,
  productBytes: usize,
  height: u32,
  width: u32,
  fresh: bool,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  // Rows that are not there are computed as the first and not stored.
  const second = height > 1 ? rowBytes : 0;
  const third = height > 2 ? 2 * rowBytes : 0;
  const fourth = height > 3 ? 3 * rowBytes : 0;
  const end = right + (depth << 5);
  for (; right < end; right += 32, left += stepBytes) {
    const x = v128.load(right);
    const y = v128.load(right, 16);
    const a = v128.load_splat<f32>(left);
    a0 = multiplyAdd(a0, a, x);
    a1 = multiplyAdd(a1, a, y);
    const b = v128.load_splat<f32>(left + second);
    b0 = multiplyAdd(b0, b, x);
    b1 = multiplyAdd(b1, b, y);
    const c = v128.load_splat<f32>(left + third);
    c0 = multiplyAdd(c0, c, x);
    c1 = multiplyAdd(c1, c, y);
    const d = v128.load_splat<f32>(left + fourth);
    d0 = multiplyAdd(d0, d, x);
    d1 = multiplyAdd(d1, d, y);
  }
  storeRow(to, a0, a1, width, fresh);
  if (height > 1) storeRow(to + productBytes, b0, b1, width, fresh);
  if (height > 2) storeRow(to + 2 * productBytes, c0, c1, width, fresh);
  if (height > 3) storeRow(to + 3 * productBytes, d0, d1, width, fresh);
}

function storeRow(to: usize, x: v128, y: v128, width: u32, fresh: bool): void {
  if (width === 8) {
    if (!fresh) {
      x = f32x4.add(v128.load(to), x);
      y = f32x4.add(v128.load(to, 16), y);
    }
    v128.store(to, x);
    v128.store(to, y, 16);
    return;
  }
  storeNarrow(to, x, min<u32>(4, width), fresh);
  if (width > 4) storeNarrow(to + 16, y, width - 4, fresh);
}

function storeNarrow(to: usize, x: v128, width: u32, fresh: bool): void {
  storeNumber(to, f32x4.extract_lane(x, 0), fresh);
  if (width > 1) storeNumber(to + 4, f32x4.extract_lane(x, 1), fresh);
  if (width > 2) storeNumber(to + 8, f32x4.extract_lane(x, 2), fresh);
  if (width > 3) storeNumber(to + 12, f32x4.extract_lane(x, 3), fresh);
}

function storeNumber(to: usize, value: f32, fresh: bool): void {
  store<f32>(to, fresh ? value : load<f32>(to) + value);
}
