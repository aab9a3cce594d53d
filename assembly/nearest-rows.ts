// Layout: a word is 4 bytes, one float or two 16-bit integers. Rows lie in tiles of four, queries in groups of eight:
// word w of all rows of a tile side by side, then word w + 1. Bounds, scales and thresholds are f32, lists as in
// nearest-list.ts. Rows and queries that only fill up have the scale NaN and the threshold infinity.
// Trick: 4 rows x 8 queries are eight running sums in registers, with two loads and four broadcasts a word; whether
// any of the 32 scores matters is one branch.
import { offerRow } from './nearest-list';

export function nearestRows16(
  rows: usize,
  words: u32,
  scales: usize,
  bounds: usize,
  queries: usize,
  groups: u32,
  thresholds: usize,
  lists: usize,
  wanted: u32,
  capacity: u32,
  begin: u32,
  end: u32,
): void {
  scan<i16>(rows, words, scales, bounds, queries, groups, thresholds, lists, wanted, capacity, begin, end);
}

export function nearestRows32(
  rows: usize,
  words: u32,
  scales: usize,
  bounds: usize,
  queries: usize,
  groups: u32,
  thresholds: usize,
  lists: usize,
  wanted: u32,
  capacity: u32,
  begin: u32,
  end: u32,
): void {
  scan<f32>(rows, words, scales, bounds, queries, groups, thresholds, lists, wanted, capacity, begin, end);
}

function scan<Cell>(
  rows: usize,
  words: usize,
  scales: usize,
  bounds: usize,
  queries: usize,
  groups: usize,
  thresholds: usize,
  lists: usize,
  wanted: usize,
  capacity: usize,
  begin: usize,
  end: usize,
): void {
  const stride = (1 + wanted + 2 * capacity) << 3;
  for (let group: usize = 0; group < groups; group++) {
    const limits = thresholds + (group << 5);
    const list = lists + (group << 3) * stride;
    for (let row = begin; row < end; row += 4) {
      let x = rows + row * words * 4;
      let q = queries + group * words * 32;
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let e = a;
      let f = a;
      let g = a;
      let h = a;
      for (const last = x + words * 16; x < last; x += 16, q += 32) {
        const left = v128.load(q);
        const right = v128.load(q, 16);
        const first = v128.load_splat<f32>(x);
        a = addProduct<Cell>(a, first, left);
        b = addProduct<Cell>(b, first, right);
        const second = v128.load_splat<f32>(x, 4);
        c = addProduct<Cell>(c, second, left);
        d = addProduct<Cell>(d, second, right);
        const third = v128.load_splat<f32>(x, 8);
        e = addProduct<Cell>(e, third, left);
        f = addProduct<Cell>(f, third, right);
        const fourth = v128.load_splat<f32>(x, 12);
        g = addProduct<Cell>(g, fourth, left);
        h = addProduct<Cell>(h, fourth, right);
      }
      const scale = scales + (row << 2);
      const bound = bounds + (row << 2);
      a = scores<Cell>(a, scale);
      b = scores<Cell>(b, scale);
      c = scores<Cell>(c, scale + 4);
      d = scores<Cell>(d, scale + 4);
      e = scores<Cell>(e, scale + 8);
      f = scores<Cell>(f, scale + 8);
      g = scores<Cell>(g, scale + 12);
      h = scores<Cell>(h, scale + 12);
      const leftLimit = v128.load(limits);
      const rightLimit = v128.load(limits, 16);
      const leftHits = v128.or(
        v128.or(reaches(a, bound, leftLimit), reaches(c, bound + 4, leftLimit)),
        v128.or(reaches(e, bound + 8, leftLimit), reaches(g, bound + 12, leftLimit)),
      );
      const rightHits = v128.or(
        v128.or(reaches(b, bound, rightLimit), reaches(d, bound + 4, rightLimit)),
        v128.or(reaches(f, bound + 8, rightLimit), reaches(h, bound + 12, rightLimit)),
      );
      if (v128.any_true(leftHits)) {
        offerFour(a, bound, row, limits, list, stride, wanted, capacity);
        offerFour(c, bound + 4, row + 1, limits, list, stride, wanted, capacity);
        offerFour(e, bound + 8, row + 2, limits, list, stride, wanted, capacity);
        offerFour(g, bound + 12, row + 3, limits, list, stride, wanted, capacity);
      }
      if (v128.any_true(rightHits)) {
        const next = list + (stride << 2);
        offerFour(b, bound, row, limits + 16, next, stride, wanted, capacity);
        offerFour(d, bound + 4, row + 1, limits + 16, next, stride, wanted, capacity);
        offerFour(f, bound + 8, row + 2, limits + 16, next, stride, wanted, capacity);
        offerFour(h, bound + 12, row + 3, limits + 16, next, stride, wanted, capacity);
      }
    }
  }
}

function addProduct<Cell>(sum: v128, left: v128, right: v128): v128 {
  if (isInteger<Cell>()) return i32x4.add(sum, i32x4.dot_i16x8_s(left, right));
  return f32x4.add(sum, f32x4.mul(left, right));
}

function scores<Cell>(sums: v128, scale: usize): v128 {
  const floats = isInteger<Cell>() ? f32x4.convert_i32x4_s(sums) : sums;
  return f32x4.mul(floats, v128.load_splat<f32>(scale));
}

function reaches(scores: v128, bound: usize, limits: v128): v128 {
  return f32x4.ge(f32x4.add(scores, v128.load_splat<f32>(bound)), limits);
}

function offerFour(
  scores: v128,
  bound: usize,
  row: usize,
  limits: usize,
  list: usize,
  stride: usize,
  wanted: usize,
  capacity: usize,
): void {
  offer(f32x4.extract_lane(scores, 0), load<f32>(bound), row, limits, list, wanted, capacity);
  offer(f32x4.extract_lane(scores, 1), load<f32>(bound), row, limits + 4, list + stride, wanted, capacity);
  offer(f32x4.extract_lane(scores, 2), load<f32>(bound), row, limits + 8, list + 2 * stride, wanted, capacity);
  offer(f32x4.extract_lane(scores, 3), load<f32>(bound), row, limits + 12, list + 3 * stride, wanted, capacity);
}

function offer(score: f32, bound: f32, row: usize, limit: usize, list: usize, wanted: usize, capacity: usize): void {
  if (score + bound >= load<f32>(limit)) store<f32>(limit, offerRow(list, wanted, capacity, row, score, bound));
}
