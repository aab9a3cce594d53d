/** Beyond these, single precision overflows or has nothing left. */
const largest: f32 = 88.37626;
const smallest: f32 = -87.33654;

/**
 * Returns e to the power of four numbers, to two units in the last place: 2^n e^r with whole n and |r| <= ln(2)/2, and e^r by its
 * series to the seventh power. Arguments are cut to where the result is a normal number.
 */
export function exponential(x: v128): v128 {
  const cut = f32x4.max(f32x4.min(x, f32x4.splat(largest)), f32x4.splat(smallest));
  const n = f32x4.nearest(f32x4.mul(cut, f32x4.splat(<f32>Math.LOG2E)));
  // ln 2 in two parts, the first with few digits, so that n times it is exact.
  let r = f32x4.sub(cut, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.1219444005469e-4)));
  let sum = f32x4.splat(1 / 5040.0);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 720.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 120.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 24.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1 / 6.0));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(0.5));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(sum, power);
}

/** The same of one number. */
export function exponentialOf(x: f32): f32 {
  return f32x4.extract_lane(exponential(f32x4.splat(x)), 0);
}
