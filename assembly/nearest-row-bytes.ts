// Layout: rows of 8-bit integers in tiles of four: eight cells of each row of a tile side by side, then the next eight.
// The query is 16-bit integers; `words` counts the eights and is even. Scales, bounds and lists as in nearest-rows.ts.
// Trick: one query is bound by memory, so the rows are a quarter of their floats and are read as one stream; products
// are 16-bit times 16-bit, so the query loses nothing that counts.
import { offerRow } from './nearest-list';

export function nearestRows8(
  rows: usize,
  words: u32,
  scales: usize,
  bounds: usize,
  query: usize,
  threshold: usize,
  list: usize,
  wanted: u32,
  capacity: u32,
  begin: u32,
  end: u32,
): void {
  let limit = load<f32>(threshold);
  for (let row = <usize>begin; row < <usize>end; row += 4) {
    let x = rows + row * words * 8;
    let q = query;
    let a = i32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (const last = x + words * 32; x < last; x += 64, q += 32) {
      const left = v128.load(q);
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load_ext<i8>(x), left));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 8), left));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 16), left));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 24), left));
      const right = v128.load(q, 16);
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 32), right));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 40), right));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 48), right));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load_ext<i8>(x, 56), right));
    }
    const scores = f32x4.mul(f32x4.convert_i32x4_s(sumLanes(a, b, c, d)), v128.load(scales + (row << 2)));
    const bound = v128.load(bounds + (row << 2));
    if (v128.any_true(f32x4.ge(f32x4.add(scores, bound), f32x4.splat(limit)))) {
      limit = offer(f32x4.extract_lane(scores, 0), bounds, row, limit, list, wanted, capacity);
      limit = offer(f32x4.extract_lane(scores, 1), bounds, row + 1, limit, list, wanted, capacity);
      limit = offer(f32x4.extract_lane(scores, 2), bounds, row + 2, limit, list, wanted, capacity);
      limit = offer(f32x4.extract_lane(scores, 3), bounds, row + 3, limit, list, wanted, capacity);
    }
  }
  store<f32>(threshold, limit);
}

function offer(score: f32, bounds: usize, row: usize, limit: f32, list: usize, wanted: usize, capacity: usize): f32 {
  const bound = load<f32>(bounds + (row << 2));
  return score + bound >= limit ? offerRow(list, wanted, capacity, row, score, bound) : limit;
}

/** The sums of the four lanes of each, side by side. */
function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const left = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const right = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(left, right, 0, 1, 4, 5), v128.shuffle<i32>(left, right, 2, 3, 6, 7));
}
