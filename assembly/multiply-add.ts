/**
 * Returns a + b c of four numbers of single precision: fused, with one rounding, in the module of relaxed SIMD, where
 * the processor can.
 */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(b, c, a);
  return f32x4.add(a, f32x4.mul(b, c));
}
