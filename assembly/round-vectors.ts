// Layout: vectors of `columns` floats, row-major and any distance apart, to rows of `width` 8-bit integers, a multiple
// of eight; the vectors are followed by at least seven floats that may be read.
// Trick: two passes over a vector that the first leaves in the cache. Adding 1.5 x 2^23 rounds a small float to the
// nearest whole number, ties to even, and leaves it in the last bits. Lanes past the end of a vector are masked out.

// 2^-119: 127 over a smaller number would be infinite.
const smallest: f32 = 1.504632769052528e-36;

export function roundVectors(
  vectors: usize,
  columns: u32,
  cells: usize,
  width: u32,
  steps: usize,
  begin: u32,
  end: u32,
): void {
  for (let row = <usize>begin; row < <usize>end; row++) {
    const from = vectors + ((row * columns) << 2);
    let most = f32x4.splat(0);
    let other = most;
    let column: usize = 0;
    for (; column + 8 <= <usize>columns; column += 8) {
      most = f32x4.pmax(most, f32x4.abs(v128.load(from + (column << 2))));
      other = f32x4.pmax(other, f32x4.abs(v128.load(from + (column << 2), 16)));
    }
    most = f32x4.pmax(most, other);
    let largest: f32 = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    for (; column < <usize>columns; column++) largest = max(largest, abs(load<f32>(from + (column << 2))));
    if (largest < smallest) largest = 0;
    store<f32>(steps + (row << 2), largest / 127);
    const factor = f32x4.splat(largest === 0 ? 0 : 127 / largest);
    const to = cells + row * width;
    let place: usize = 0;
    for (; place + 8 <= <usize>columns; place += 8) {
      const values = from + (place << 2);
      storeEight(to + place, rounded(v128.load(values), factor), rounded(v128.load(values, 16), factor));
    }
    if (place < <usize>width) {
      const values = from + (place << 2);
      const left = i32x4.splat(<i32>(columns - place));
      const low = v128.and(v128.load(values), i32x4.gt_s(left, i32x4(0, 1, 2, 3)));
      const high = v128.and(v128.load(values, 16), i32x4.gt_s(left, i32x4(4, 5, 6, 7)));
      storeEight(to + place, rounded(low, factor), rounded(high, factor));
    }
  }
}

function rounded(values: v128, factor: v128): v128 {
  return i32x4.sub(f32x4.add(f32x4.mul(values, factor), f32x4.splat(12_582_912)), i32x4.splat(0x4b400000));
}

function storeEight(to: usize, low: v128, high: v128): void {
  const words = i16x8.narrow_i32x4_s(low, high);
  store<i64>(to, i64x2.extract_lane(i8x16.narrow_i16x8_s(words, words), 0));
}
