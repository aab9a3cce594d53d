// Layout: row i of the sparse matrix is entries `starts[i]` to `starts[i + 1]` of `columns` (u16) and `values` (f32).
// Dense sides are panels: row-major, 24 columns of f32, 96 bytes a row.
// Trick: the 24 sums of a row are six vectors that never leave the registers; 28 would fit too, 32 spill.

import { multiplyAdd } from './multiply-add';

export function multiplyPanel(
  starts: usize,
  columns: usize,
  values: usize,
  panel: usize,
  product: usize,
  begin: u32,
  end: u32,
): void {
  for (let row = <usize>begin; row < <usize>end; row++) {
    let entry = <usize>load<u32>(starts + (row << 2));
    const last = <usize>load<u32>(starts + (row << 2), 4);
    const to = product + row * 96;
    let a = v128.load(to);
    let b = v128.load(to, 16);
    let c = v128.load(to, 32);
    let d = v128.load(to, 48);
    let e = v128.load(to, 64);
    let f = v128.load(to, 80);
    for (; entry < last; entry++) {
      const value = v128.load_splat<f32>(values + (entry << 2));
      const from = panel + <usize>load<u16>(columns + (entry << 1)) * 96;
      a = multiplyAdd(a, value, v128.load(from));
      b = multiplyAdd(b, value, v128.load(from, 16));
      c = multiplyAdd(c, value, v128.load(from, 32));
      d = multiplyAdd(d, value, v128.load(from, 48));
      e = multiplyAdd(e, value, v128.load(from, 64));
      f = multiplyAdd(f, value, v128.load(from, 80));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    v128.store(to, e, 64);
    v128.store(to, f, 80);
  }
}
