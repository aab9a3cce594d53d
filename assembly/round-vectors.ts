// Layout: vectors of `columns` floats, row-major and any distance apart, to rows of `width` integers of 8 or 16 bits, a
// multiple of eight; the vectors are followed by at least seven floats that may be read.
// Trick: two passes over a vector that the first leaves in the cache. Adding 1.5 x 2^23 rounds a small float to the
// nearest whole number, ties to even, and leaves it in the last bits. Lanes past the end of a vector are masked out.

// 2^-111: 32767 over a smaller number would be infinite.
const smallest: f32 = 3.851859888774472e-34;

const widest: f32 = 32_767;

export function roundVectors8(
  vectors: usize,
  columns: u32,
  cells: usize,
  width: u32,
  steps: usize,
  begin: u32,
  end: u32,
): void {
  roundTo(127, vectors, columns, cells, width, steps, begin, end);
}

export function roundVectors16(
  vectors: usize,
  columns: u32,
  cells: usize,
  width: u32,
  steps: usize,
  begin: u32,
  end: u32,
): void {
  roundTo(widest, vectors, columns, cells, width, steps, begin, end);
}

/** Rounds to whole numbers up to `most`, which tells how many bytes each has. */
function roundTo(
  most: f32,
  vectors: usize,
  columns: u32,
  cells: usize,
  width: u32,
  steps: usize,
  begin: u32,
  end: u32,
): void {
  const isNarrow = most < widest;
  const bytes = isNarrow ? <usize>width : (<usize>width) << 1;
  for (let row = <usize>begin; row < <usize>end; row++) {
    const from = vectors + ((row * columns) << 2);
    const largest = largestOf(from, columns);
    store<f32>(steps + (row << 2), largest / most);
    roundRow(from, columns, cells + row * bytes, width, f32x4.splat(largest === 0 ? 0 : most / largest), isNarrow);
  }
}

/** The largest absolute value of a vector, or 0 where it is too small to be divided by. */
function largestOf(from: usize, columns: usize): f32 {
  let most = f32x4.splat(0);
  let other = most;
  let column: usize = 0;
  for (; column + 8 <= columns; column += 8) {
    most = f32x4.pmax(most, f32x4.abs(v128.load(from + (column << 2))));
    other = f32x4.pmax(other, f32x4.abs(v128.load(from + (column << 2), 16)));
  }
  most = f32x4.pmax(most, other);
  let largest: f32 = max(
    max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  );
  for (; column < columns; column++) largest = max(largest, abs(load<f32>(from + (column << 2))));
  return largest < smallest ? 0 : largest;
}

function roundRow(from: usize, columns: usize, to: usize, width: usize, factor: v128, isNarrow: bool): void {
  let place: usize = 0;
  for (; place + 8 <= columns; place += 8) {
    const values = from + (place << 2);
    storeEight(to, place, rounded(v128.load(values), factor), rounded(v128.load(values, 16), factor), isNarrow);
  }
  if (place < columns) {
    const values = from + (place << 2);
    const left = i32x4.splat(<i32>(columns - place));
    const low = v128.and(v128.load(values), i32x4.gt_s(left, i32x4(0, 1, 2, 3)));
    const high = v128.and(v128.load(values, 16), i32x4.gt_s(left, i32x4(4, 5, 6, 7)));
    storeEight(to, place, rounded(low, factor), rounded(high, factor), isNarrow);
    place += 8;
  }
  const zero = i32x4.splat(0);
  for (; place < width; place += 8) storeEight(to, place, zero, zero, isNarrow);
}

function rounded(values: v128, factor: v128): v128 {
  return i32x4.sub(f32x4.add(f32x4.mul(values, factor), f32x4.splat(12_582_912)), i32x4.splat(0x4b400000));
}

function storeEight(to: usize, place: usize, low: v128, high: v128, isNarrow: bool): void {
  const words = i16x8.narrow_i32x4_s(low, high);
  if (isNarrow) store<i64>(to + place, i64x2.extract_lane(i8x16.narrow_i16x8_s(words, words), 0));
  else v128.store(to + (place << 1), words);
}
