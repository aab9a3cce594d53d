// Layout: row i of the sparse matrix is entries `starts[i]` to `starts[i + 1]` of `columns` and `values` (f32). Dense
// sides are panels: row-major, 24 columns of f32, 96 bytes a row.
// Trick: the 24 sums of a row are six vectors that never leave the registers; 28 would fit too, 32 spill.

export function multiplyPanel16(
  starts: usize,
  columns: usize,
  values: usize,
  panel: usize,
  product: usize,
  begin: u32,
  end: u32,
): void {
  multiplyRows<u16>(starts, columns, values, panel, product, begin, end);
}

export function multiplyPanel32(
  starts: usize,
  columns: usize,
  values: usize,
  panel: usize,
  product: usize,
  begin: u32,
  end: u32,
): void {
  multiplyRows<u32>(starts, columns, values, panel, product, begin, end);
}

function multiplyRows<Index>(
  starts: usize,
  columns: usize,
  values: usize,
  panel: usize,
  product: usize,
  begin: usize,
  end: usize,
): void {
  for (let row = begin; row < end; row++) {
    let entry = <usize>load<u32>(starts + (row << 2));
    const last = <usize>load<u32>(starts + (row << 2), 4);
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let e = a;
    let f = a;
    for (; entry < last; entry++) {
      const value = v128.load_splat<f32>(values + (entry << 2));
      const from = panel + <usize>load<Index>(columns + (entry << alignof<Index>())) * 96;
      a = f32x4.add(a, f32x4.mul(value, v128.load(from)));
      b = f32x4.add(b, f32x4.mul(value, v128.load(from, 16)));
      c = f32x4.add(c, f32x4.mul(value, v128.load(from, 32)));
      d = f32x4.add(d, f32x4.mul(value, v128.load(from, 48)));
      e = f32x4.add(e, f32x4.mul(value, v128.load(from, 64)));
      f = f32x4.add(f, f32x4.mul(value, v128.load(from, 80)));
    }
    const to = product + row * 96;
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    v128.store(to, e, 64);
    v128.store(to, f, 80);
  }
}
