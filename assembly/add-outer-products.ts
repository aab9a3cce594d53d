// Layout: two lists of vectors of f32, row-major, whose last vectors may be read past their ends; `sums` is row-major
// f64, with rows filled up to fours and columns to eights.
// Trick: a tile of 4 x 8 cells stays in registers while all pairs pass, so a block of pairs costs each cell of the
// matrix one addition in double; past the end of a vector stands the start of the next, which only meets filled cells.

export function addOuterProducts(
  left: usize,
  leftStride: u32,
  right: usize,
  rightStride: u32,
  pairs: u32,
  sums: usize,
  width: u32,
  begin: u32,
  end: u32,
): void {
  const leftBytes = (<usize>leftStride) << 2;
  const rightBytes = (<usize>rightStride) << 2;
  for (let tile = <usize>begin; tile < <usize>end; tile++) {
    for (let column: usize = 0; column < <usize>width; column += 8) {
      let x = left + (tile << 4);
      let y = right + (column << 2);
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let e = a;
      let f = a;
      let g = a;
      let h = a;
      for (let pair: u32 = 0; pair < pairs; pair++, x += leftBytes, y += rightBytes) {
        const near = v128.load(y);
        const far = v128.load(y, 16);
        const first = v128.load_splat<f32>(x);
        a = f32x4.add(a, f32x4.mul(first, near));
        b = f32x4.add(b, f32x4.mul(first, far));
        const second = v128.load_splat<f32>(x, 4);
        c = f32x4.add(c, f32x4.mul(second, near));
        d = f32x4.add(d, f32x4.mul(second, far));
        const third = v128.load_splat<f32>(x, 8);
        e = f32x4.add(e, f32x4.mul(third, near));
        f = f32x4.add(f, f32x4.mul(third, far));
        const fourth = v128.load_splat<f32>(x, 12);
        g = f32x4.add(g, f32x4.mul(fourth, near));
        h = f32x4.add(h, f32x4.mul(fourth, far));
      }
      const to = sums + ((tile * 4 * width + column) << 3);
      const row = (<usize>width) << 3;
      addEight(to, a, b);
      addEight(to + row, c, d);
      addEight(to + 2 * row, e, f);
      addEight(to + 3 * row, g, h);
    }
  }
}

function addEight(to: usize, near: v128, far: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(near)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(upperHalf(near))), 16);
  v128.store(to, f64x2.add(v128.load(to, 32), f64x2.promote_low_f32x4(far)), 32);
  v128.store(to, f64x2.add(v128.load(to, 48), f64x2.promote_low_f32x4(upperHalf(far))), 48);
}

function upperHalf(values: v128): v128 {
  return v128.shuffle<i64>(values, values, 1, 1);
}
