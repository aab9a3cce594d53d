// Layout: four lists of vectors of f32, two on the left in groups of eight, two on the right in tiles of four: number j
// of all vectors of a group or tile side by side, then number j + 1. `terms` is row-major f32, a row a right vector.
// Trick: two tiles of 4 x 8 inner products, one after the other in the same registers; the first waits in `terms`.

export function multiplyRowProducts(
  leftFirst: usize,
  leftSecond: usize,
  groups: u32,
  rightFirst: usize,
  rightSecond: usize,
  length: u32,
  terms: usize,
  begin: u32,
  end: u32,
): void {
  const stride = (<usize>groups) << 5;
  for (let row = <usize>begin; row < <usize>end; row += 4) {
    const from = (row * length) << 2;
    for (let group: usize = 0; group < <usize>groups; group++) {
      const side = (group * length) << 5;
      const to = terms + row * stride + (group << 5);
      for (let line: usize = 0; line < 4; line++) {
        v128.store(to + line * stride, f32x4.splat(1));
        v128.store(to + line * stride, f32x4.splat(1), 16);
      }
      multiplyTile(rightFirst + from, leftFirst + side, length, to, stride);
      multiplyTile(rightSecond + from, leftSecond + side, length, to, stride);
    }
  }
}

/** Multiplies the tile of `terms` with the inner products of four right vectors and eight left ones. */
function multiplyTile(right: usize, left: usize, length: usize, to: usize, stride: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (const last = right + (length << 4); right < last; right += 16, left += 32) {
    const near = v128.load(left);
    const far = v128.load(left, 16);
    const first = v128.load_splat<f32>(right);
    a = f32x4.add(a, f32x4.mul(first, near));
    b = f32x4.add(b, f32x4.mul(first, far));
    const second = v128.load_splat<f32>(right, 4);
    c = f32x4.add(c, f32x4.mul(second, near));
    d = f32x4.add(d, f32x4.mul(second, far));
    const third = v128.load_splat<f32>(right, 8);
    e = f32x4.add(e, f32x4.mul(third, near));
    f = f32x4.add(f, f32x4.mul(third, far));
    const fourth = v128.load_splat<f32>(right, 12);
    g = f32x4.add(g, f32x4.mul(fourth, near));
    h = f32x4.add(h, f32x4.mul(fourth, far));
  }
  multiplyEight(to, a, b);
  multiplyEight(to + stride, c, d);
  multiplyEight(to + 2 * stride, e, f);
  multiplyEight(to + 3 * stride, g, h);
}

function multiplyEight(to: usize, near: v128, far: v128): void {
  v128.store(to, f32x4.mul(v128.load(to), near));
  v128.store(to, f32x4.mul(v128.load(to, 16), far), 16);
}
