// Layout: row i of the counts is entries `starts[i]` to `starts[i + 1]` of `columns` and `values` (f32); `contexts` (f64)
// has a sum for each column. What is kept of the rows closes up from entry `starts[begin]` of `keptColumns` and
// `keptValues`, which may be `columns` and `values`: no entry is written before it was read.
// Trick: the ratio p = 2^k m is taken in doubles, so that m - 1 is exact and independence gives a logarithm of exactly
// 0; then four lanes of f32 share log p = k log 2 + 2 artanh s with s = (m - 1) / (m + 1), |s| < 0.172.

export function weighInformation16(
  starts: usize,
  columns: usize,
  values: usize,
  keptColumns: usize,
  keptValues: usize,
  kept: usize,
  contexts: usize,
  scale: f64,
  measure: u32,
  begin: u32,
  end: u32,
): void {
  weighRows<u16>(starts, columns, values, keptColumns, keptValues, kept, contexts, scale, measure, begin, end);
}

export function weighInformation32(
  starts: usize,
  columns: usize,
  values: usize,
  keptColumns: usize,
  keptValues: usize,
  kept: usize,
  contexts: usize,
  scale: f64,
  measure: u32,
  begin: u32,
  end: u32,
): void {
  weighRows<u32>(starts, columns, values, keptColumns, keptValues, kept, contexts, scale, measure, begin, end);
}

function weighRows<Index>(
  starts: usize,
  columns: usize,
  values: usize,
  keptColumns: usize,
  keptValues: usize,
  kept: usize,
  contexts: usize,
  scale: f64,
  measure: u32,
  begin: usize,
  end: usize,
): void {
  const zero = i32x4.splat(0);
  const scales = f64x2.splat(scale);
  let out = <usize>load<u32>(starts + (begin << 2));
  for (let row = begin; row < end; row++) {
    const first = <usize>load<u32>(starts + (row << 2));
    const last = <usize>load<u32>(starts + (row << 2), 4);
    const target = f64x2.splat(sum(values, first, last));
    const filled = out;
    for (let entry = first; entry < last; entry += 4) {
      const rest = last - entry;
      const from = values + (entry << 2);
      const place = columns + (entry << alignof<Index>());
      let counts = v128.load_splat<f32>(from);
      const column0 = load<Index>(place);
      let column1 = column0;
      let column2 = column0;
      let column3 = column0;
      if (rest > 3) {
        counts = v128.load(from);
        column1 = load<Index>(place, sizeof<Index>());
        column2 = load<Index>(place, 2 * sizeof<Index>());
        column3 = load<Index>(place, 3 * sizeof<Index>());
      } else if (rest > 1) {
        counts = v128.load_lane<u32>(from, counts, 1, 4);
        column1 = load<Index>(place, sizeof<Index>());
        if (rest > 2) {
          counts = v128.load_lane<u32>(from, counts, 2, 8);
          column2 = load<Index>(place, 2 * sizeof<Index>());
        }
      }
      const context = v128.load_lane<u64>(
        contexts + ((<usize>column1) << 3),
        v128.load_zero<u64>(contexts + ((<usize>column0) << 3)),
        1,
      );
      const next = v128.load_lane<u64>(
        contexts + ((<usize>column3) << 3),
        v128.load_zero<u64>(contexts + ((<usize>column2) << 3)),
        1,
      );
      const upper = v128.shuffle<u64>(counts, counts, 1, 1);
      const low = f64x2.div(f64x2.mul(f64x2.promote_low_f32x4(counts), scales), f64x2.mul(target, context));
      const high = f64x2.div(f64x2.mul(f64x2.promote_low_f32x4(upper), scales), f64x2.mul(target, next));

      let weights = v128.shuffle<u64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
      if (measure !== 3) {
        // The upper half of a double less that of the root of 1/2: its exponent is k, so that m lies around 1.
        const exponents = i32x4.shr_s(i32x4.sub(v128.shuffle<u32>(low, high, 1, 3, 5, 7), i32x4.splat(0x3fe6a09e)), 20);
        const powers = i32x4.shl(exponents, 20);
        const m = i64x2.sub(low, v128.shuffle<u32>(zero, powers, 0, 4, 0, 5));
        const n = i64x2.sub(high, v128.shuffle<u32>(zero, powers, 0, 6, 0, 7));
        const f = v128.shuffle<u64>(
          f32x4.demote_f64x2_zero(f64x2.sub(m, f64x2.splat(1))),
          f32x4.demote_f64x2_zero(f64x2.sub(n, f64x2.splat(1))),
          0,
          2,
        );
        const s = f32x4.div(f, f32x4.add(f, f32x4.splat(2)));
        const z = f32x4.mul(s, s);
        let series = f32x4.add(f32x4.mul(z, f32x4.splat(2.0 / 9)), f32x4.splat(2.0 / 7));
        series = f32x4.add(f32x4.mul(z, series), f32x4.splat(2.0 / 5));
        series = f32x4.add(f32x4.mul(z, series), f32x4.splat(2.0 / 3));
        series = f32x4.add(f32x4.mul(z, series), f32x4.splat(2));
        const log2 = f32x4.mul(f32x4.convert_i32x4_s(exponents), f32x4.splat(<f32>Math.LN2));
        weights = f32x4.add(f32x4.mul(s, series), log2);
        if (measure === 2) weights = f32x4.mul(weights, counts);
      }

      const keep = i32x4.bitmask((measure & 1) === 1 ? f32x4.ne(weights, zero) : f32x4.gt(weights, zero));
      v128.store_lane<u32>(keptValues + (out << 2), weights, 0);
      store<Index>(keptColumns + (out << alignof<Index>()), column0);
      out += keep & 1;
      if (rest > 1) {
        v128.store_lane<u32>(keptValues + (out << 2), weights, 1);
        store<Index>(keptColumns + (out << alignof<Index>()), column1);
        out += (keep >> 1) & 1;
      }
      if (rest > 2) {
        v128.store_lane<u32>(keptValues + (out << 2), weights, 2);
        store<Index>(keptColumns + (out << alignof<Index>()), column2);
        out += (keep >> 2) & 1;
      }
      if (rest > 3) {
        v128.store_lane<u32>(keptValues + (out << 2), weights, 3);
        store<Index>(keptColumns + (out << alignof<Index>()), column3);
        out += keep >> 3;
      }
    }
    store<u32>(kept + (row << 2), <u32>(out - filled));
  }
}

function sum(values: usize, first: usize, last: usize): f64 {
  let a = f64x2.splat(0);
  let b = a;
  let entry = first;
  for (; entry + 4 <= last; entry += 4) {
    a = f64x2.add(a, f64x2.promote_low_f32x4(v128.load_zero<u64>(values + (entry << 2))));
    b = f64x2.add(b, f64x2.promote_low_f32x4(v128.load_zero<u64>(values + (entry << 2), 8)));
  }
  a = f64x2.add(a, b);
  let all = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
  for (; entry < last; entry++) all += load<f32>(values + (entry << 2));
  return all;
}
