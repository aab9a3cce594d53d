// Layout: rows of f32, `stride` numbers apart, and a factor (f32) for each row.
// Trick: none but four numbers at a time; the rest of a row goes one by one, since the next row may begin there.

export function scaleRows(values: usize, stride: u32, columns: u32, factors: usize, begin: u32, end: u32): void {
  for (let row = <usize>begin; row < <usize>end; row++) {
    const factor = load<f32>(factors + (row << 2));
    const factors4 = f32x4.splat(factor);
    let at = values + ((row * stride) << 2);
    const last = at + ((<usize>columns) << 2);
    for (; at + 16 <= last; at += 16) v128.store(at, f32x4.mul(v128.load(at), factors4));
    for (; at < last; at += 4) store<f32>(at, load<f32>(at) * factor);
  }
}
