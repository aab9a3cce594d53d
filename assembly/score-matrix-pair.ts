// Layout: two matrices of f32, row-major, `width` columns, a multiple of four; rows, a multiple of four. For each item
// a vector of `rows` and one of `width` numbers; scores are f64.
// Trick: sum_ij u_i (A_ij B_ij) w_j in one pass over both matrices, so that no product matrix is written. Two rows and
// three items at a time share the products A_ij B_ij; items that are left take four rows at a time. Either way the sums
// hide each other's latency.

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
  let item = <usize>begin;
  for (; item + 3 <= <usize>end; item += 3) {
    const u = rowVectors + ((item * rows) << 2);
    scoreThree(left, right, rows, bytes, u, columnVectors + item * bytes, scores + (item << 3));
  }
  for (; item < <usize>end; item++) {
    const u = rowVectors + ((item * rows) << 2);
    scoreOne(left, right, rows, bytes, u, columnVectors + item * bytes, scores + (item << 3));
  }
}

function scoreThree(x: usize, y: usize, rows: usize, bytes: usize, u: usize, w: usize, score: usize): void {
  const next = rows << 2;
  let one = f64x2.splat(0);
  let two = one;
  let three = one;
  for (const last = x + rows * bytes; x < last; x += bytes, y += bytes, u += 8) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let e = a;
    let f = a;
    let z = w;
    for (const stop = w + bytes; z < stop; z += 16, x += 16, y += 16) {
      const near = f32x4.mul(v128.load(x), v128.load(y));
      const far = f32x4.mul(v128.load(x + bytes), v128.load(y + bytes));
      const first = v128.load(z);
      a = f32x4.add(a, f32x4.mul(near, first));
      b = f32x4.add(b, f32x4.mul(far, first));
      const second = v128.load(z + bytes);
      c = f32x4.add(c, f32x4.mul(near, second));
      d = f32x4.add(d, f32x4.mul(far, second));
      const third = v128.load(z + 2 * bytes);
      e = f32x4.add(e, f32x4.mul(near, third));
      f = f32x4.add(f, f32x4.mul(far, third));
    }
    one = f64x2.add(one, promoted(weighed(a, b, u)));
    two = f64x2.add(two, promoted(weighed(c, d, u + next)));
    three = f64x2.add(three, promoted(weighed(e, f, u + 2 * next)));
  }
  store<f64>(score, f64x2.extract_lane(one, 0) + f64x2.extract_lane(one, 1));
  store<f64>(score, f64x2.extract_lane(two, 0) + f64x2.extract_lane(two, 1), 8);
  store<f64>(score, f64x2.extract_lane(three, 0) + f64x2.extract_lane(three, 1), 16);
}

function scoreOne(x: usize, y: usize, rows: usize, bytes: usize, u: usize, w: usize, score: usize): void {
  let sum = f64x2.splat(0);
  for (const last = x + rows * bytes; x < last; x += 3 * bytes, y += 3 * bytes, u += 16) {
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
    sum = f64x2.add(sum, promoted(weighed(a, b, u)));
    sum = f64x2.add(sum, promoted(weighed(c, d, u + 8)));
  }
  store<f64>(score, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}

/** The sums of two rows, each times its number in u. */
function weighed(first: v128, second: v128, u: usize): v128 {
  return f32x4.add(f32x4.mul(first, v128.load_splat<f32>(u)), f32x4.mul(second, v128.load_splat<f32>(u, 4)));
}

/** Four floats as two doubles: the lower two plus the upper two. */
function promoted(values: v128): v128 {
  const upper = v128.shuffle<i64>(values, values, 1, 1);
  return f64x2.add(f64x2.promote_low_f32x4(values), f64x2.promote_low_f32x4(upper));
}
