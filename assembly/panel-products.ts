// Layout: panels are row-major with 24 columns of f32, 96 bytes a row; a basis is `count` panels, `stride` bytes apart.
// Trick: tiles of 4 x 8 sums are eight vectors; with four broadcast numbers and two vectors they just fit into the
// registers, and four multiply-adds wait for no other.

import { multiplyAdd } from './multiply-add';

/** Rows that are summed in single precision before they are added to the double sums; both sides fit into L1. */
const depth: usize = 256;

/**
 * Item i is segment i % segments of panel i / segments: its 24 x 24 block of products with the same rows of `right`,
 * in doubles at sums + 4608 i.
 */
export function projectPanels(
  panels: usize,
  stride: u32,
  right: usize,
  rows: u32,
  segments: u32,
  segmentRows: u32,
  sums: usize,
  begin: u32,
  end: u32,
): void {
  for (let item = begin; item < end; item++) {
    const panel = panels + <usize>(item / segments) * <usize>stride;
    const first = <usize>((item % segments) * segmentRows);
    const last = min<usize>(rows, first + segmentRows);
    const to = sums + <usize>item * 4608;
    memory.fill(to, 0, 4608);
    for (let row = first; row < last; row += depth) {
      addProducts(panel + row * 96, right + row * 96, min<usize>(depth, last - row), to);
    }
  }
}

function addProducts(left: usize, right: usize, rows: usize, sums: usize): void {
  for (let i: usize = 0; i < 24; i += 4) {
    for (let j: usize = 0; j < 24; j += 8) addTile(left + (i << 2), right + (j << 2), rows, sums + i * 192 + (j << 3));
  }
}

function addTile(left: usize, right: usize, rows: usize, sums: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const last = left + rows * 96;
  for (; left < last; left += 96, right += 96) {
    const x = v128.load(right);
    const y = v128.load(right, 16);
    const a = v128.load_splat<f32>(left);
    a0 = multiplyAdd(a0, a, x);
    a1 = multiplyAdd(a1, a, y);
    const b = v128.load_splat<f32>(left, 4);
    b0 = multiplyAdd(b0, b, x);
    b1 = multiplyAdd(b1, b, y);
    const c = v128.load_splat<f32>(left, 8);
    c0 = multiplyAdd(c0, c, x);
    c1 = multiplyAdd(c1, c, y);
    const d = v128.load_splat<f32>(left, 12);
    d0 = multiplyAdd(d0, d, x);
    d1 = multiplyAdd(d1, d, y);
  }
  addDoubles(sums, a0, a1);
  addDoubles(sums + 192, b0, b1);
  addDoubles(sums + 384, c0, c1);
  addDoubles(sums + 576, d0, d1);
}

/** Adds eight single-precision numbers to eight doubles. */
function addDoubles(to: usize, low: v128, high: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(low)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(upper(low))), 16);
  v128.store(to, f64x2.add(v128.load(to, 32), f64x2.promote_low_f32x4(high)), 32);
  v128.store(to, f64x2.add(v128.load(to, 48), f64x2.promote_low_f32x4(upper(high))), 48);
}

function upper(numbers: v128): v128 {
  return v128.shuffle<i64>(numbers, numbers, 1, 1);
}

/** Panels whose coefficients are used together, so that they stay in the first-level cache. */
const batch: u32 = 8;

/**
 * Adds to each row of `block` the row of each panel times that panel's 24 x 24 coefficients (f32, row-major). Items are
 * groups of 4 rows.
 */
export function addPanels(
  panels: usize,
  stride: u32,
  count: u32,
  coefficients: usize,
  block: usize,
  begin: u32,
  end: u32,
): void {
  for (let first: u32 = 0; first < count; first += batch) {
    const width = min(batch, count - first);
    const from = panels + <usize>first * <usize>stride;
    const factors = coefficients + <usize>first * 2304;
    for (let offset = <usize>begin * 384; offset < <usize>end * 384; offset += 384) {
      addGroup(from + offset, stride, width, factors, block + offset);
      addGroup(from + offset, stride, width, factors + 32, block + offset + 32);
      addGroup(from + offset, stride, width, factors + 64, block + offset + 64);
    }
  }
}

function addGroup(panels: usize, stride: usize, count: u32, coefficients: usize, to: usize): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let b0 = v128.load(to, 96);
  let b1 = v128.load(to, 112);
  let c0 = v128.load(to, 192);
  let c1 = v128.load(to, 208);
  let d0 = v128.load(to, 288);
  let d1 = v128.load(to, 304);
  for (let panel: u32 = 0; panel < count; panel++) {
    const last = panels + 96;
    for (let from = panels; from < last; from += 4, coefficients += 96) {
      const x = v128.load(coefficients);
      const y = v128.load(coefficients, 16);
      const a = v128.load_splat<f32>(from);
      a0 = multiplyAdd(a0, a, x);
      a1 = multiplyAdd(a1, a, y);
      const b = v128.load_splat<f32>(from, 96);
      b0 = multiplyAdd(b0, b, x);
      b1 = multiplyAdd(b1, b, y);
      const c = v128.load_splat<f32>(from, 192);
      c0 = multiplyAdd(c0, c, x);
      c1 = multiplyAdd(c1, c, y);
      const d = v128.load_splat<f32>(from, 288);
      d0 = multiplyAdd(d0, d, x);
      d1 = multiplyAdd(d1, d, y);
    }
    panels += stride;
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, b0, 96);
  v128.store(to, b1, 112);
  v128.store(to, c0, 192);
  v128.store(to, c1, 208);
  v128.store(to, d0, 288);
  v128.store(to, d1, 304);
}
