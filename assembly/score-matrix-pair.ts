// Layout: two matrices of f32, row-major, `width` columns, a multiple of four; rows, a multiple of four. For each item
// a vector of `rows` and one of `width` numbers; scores are f64.
// Trick: sum_ij u_i (A_ij B_ij) w_j in one pass over both matrices, four rows at a time, so that four sums hide each
// other's latency and no product matrix is written.

export function scoreMatrixPair(
  left: usize,
  right: usize,
  rows: u32,
  width: u32,
  rowVectors: usize,
  columnVectors: usize,
  scores: usize,
  begin: u32,
  end: u32,
): void {
  const bytes = (<usize>width) << 2;
  for (let item = <usize>begin; item < <usize>end; item++) {
    let u = rowVectors + ((item * rows) << 2);
    const w = columnVectors + item * bytes;
    let low = f64x2.splat(0);
    let high = low;
    let x = left;
    let y = right;
    for (const last = left + rows * bytes; x < last; x += 3 * bytes, y += 3 * bytes, u += 16) {
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let z = w;
      for (const stop = w + bytes; z < stop; z += 16, x += 16, y += 16) {
        const weight = v128.load(z);
        a = f32x4.add(a, f32x4.mul(f32x4.mul(v128.load(x), v128.load(y)), weight));
        b = f32x4.add(b, f32x4.mul(f32x4.mul(v128.load(x + bytes), v128.load(y + bytes)), weight));
        c = f32x4.add(c, f32x4.mul(f32x4.mul(v128.load(x + 2 * bytes), v128.load(y + 2 * bytes)), weight));
        d = f32x4.add(d, f32x4.mul(f32x4.mul(v128.load(x + 3 * bytes), v128.load(y + 3 * bytes)), weight));
      }
      a = f32x4.add(
        f32x4.add(f32x4.mul(a, v128.load_splat<f32>(u)), f32x4.mul(b, v128.load_splat<f32>(u, 4))),
        f32x4.add(f32x4.mul(c, v128.load_splat<f32>(u, 8)), f32x4.mul(d, v128.load_splat<f32>(u, 12))),
      );
      low = f64x2.add(low, f64x2.promote_low_f32x4(a));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i64>(a, a, 1, 1)));
    }
    low = f64x2.add(low, high);
    store<f64>(scores + (item << 3), f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1));
  }
}
