// Layout: weights of four bits, 8 added, in tiles of 8 columns; of 32 inner numbers a tile has 128 bytes, and a scale for each
// column. Each 16 bytes hold 4 inner numbers of the 8 columns: the low halves the first two, the high halves the other two, so that
// two neighbours of a column can be multiplied and summed by one instruction. What is multiplied are whole numbers of 16 bits.
// Trick: a tile is widened to 16 bits once, and stays in the nearest cache while all rows pass it, so that the loop does nothing but
// multiply and add. Sums of 32 products fit into whole numbers, which become floats and are scaled once for all 32.

/** Packs rows of weights, two numbers a byte, the low half first; items are tiles, filled up with zeros. */
export function packNibbles(bytes: usize, rows: u32, groups: u32, packed: usize, begin: u32, end: u32): void {
  const rowBytes = (<usize>groups) << 4;
  for (let tile = <usize>begin; tile < <usize>end; tile++) {
    let to = packed + (tile << 3) * rowBytes;
    const width = min<usize>(8, <usize>rows - (tile << 3));
    for (let at: usize = 0; at < rowBytes; at += 2, to += 16) {
      for (let column: usize = 0; column < 8; column++) {
        let near: u32 = 0x88;
        let far: u32 = 0x88;
        if (column < width) {
          const from = bytes + ((tile << 3) + column) * rowBytes + at;
          near = load<u8>(from);
          far = load<u8>(from, 1);
        }
        store<u8>(to + (column << 1), (near & 15) | ((far & 15) << 4));
        store<u8>(to + (column << 1), (near >> 4) | (far & 0xf0), 1);
      }
    }
  }
}

/**
 * Adds to `product`, whose rows lie `stride` numbers apart, the products of `rows` rows of `32 groups` numbers of 16 bits times their
 * `steps` with the packed weights; `widened` has room for `256 groups` numbers. Items are tiles.
 */
export function multiplyNibbles(
  left: usize,
  steps: usize,
  rows: u32,
  groups: u32,
  packed: usize,
  scales: usize,
  columns: u32,
  product: usize,
  stride: u32,
  widened: usize,
  begin: u32,
  end: u32,
): void {
  for (let tile = <usize>begin; tile < <usize>end; tile++) {
    widenTile(packed + ((tile * groups) << 7), groups, widened);
    const factors = scales + ((tile * groups) << 5);
    const width = min<u32>(8, columns - ((<u32>tile) << 3));
    for (let row: usize = 0; row < <usize>rows; row += 4) {
      multiplyTile(
        left + ((row * groups) << 6),
        steps + (row << 2),
        min<u32>(4, rows - <u32>row),
        groups,
        widened,
        factors,
        product + ((row * stride + (tile << 3)) << 2),
        (<usize>stride) << 2,
        width,
      );
    }
  }
}

/** Widens each 16 bytes to four vectors: two inner numbers of columns 0 to 3, of columns 4 to 7, and the other two. */
function widenTile(packed: usize, groups: u32, widened: usize): void {
  for (const last = packed + ((<usize>groups) << 7); packed < last; packed += 16, widened += 64) {
    const pairs = v128.load(packed);
    const low = i8x16.sub(v128.and(pairs, i8x16.splat(15)), i8x16.splat(8));
    const high = i8x16.sub(v128.and(i16x8.shr_u(pairs, 4), i8x16.splat(15)), i8x16.splat(8));
    v128.store(widened, i16x8.extend_low_i8x16_s(low));
    v128.store(widened, i16x8.extend_high_i8x16_s(low), 16);
    v128.store(widened, i16x8.extend_low_i8x16_s(high), 32);
    v128.store(widened, i16x8.extend_high_i8x16_s(high), 48);
  }
}

function multiplyTile(
  left: usize,
  steps: usize,
  height: u32,
  groups: u32,
  right: usize,
  factors: usize,
  to: usize,
  bytes: usize,
  width: u32,
): void {
  // Rows that are not there are computed as the first and not stored.
  const rowBytes = (<usize>groups) << 6;
  const second = height > 1 ? rowBytes : 0;
  const third = height > 2 ? 2 * rowBytes : 0;
  const fourth = height > 3 ? 3 * rowBytes : 0;
  const zero = i32x4.splat(0);
  let a = zero;
  let b = zero;
  let c = zero;
  let d = zero;
  let e = zero;
  let f = zero;
  let g = zero;
  let h = zero;
  for (const stop = factors + ((<usize>groups) << 5); factors < stop; factors += 32) {
    let a0 = zero;
    let a1 = zero;
    let b0 = zero;
    let b1 = zero;
    let c0 = zero;
    let c1 = zero;
    let d0 = zero;
    let d1 = zero;
    for (const last = right + 512; right < last; right += 32, left += 4) {
      const x = v128.load(right);
      const y = v128.load(right, 16);
      let one = v128.load32_splat(left);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(one, x));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(one, y));
      one = v128.load32_splat(left + second);
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(one, x));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(one, y));
      one = v128.load32_splat(left + third);
      c0 = i32x4.add(c0, i32x4.dot_i16x8_s(one, x));
      c1 = i32x4.add(c1, i32x4.dot_i16x8_s(one, y));
      one = v128.load32_splat(left + fourth);
      d0 = i32x4.add(d0, i32x4.dot_i16x8_s(one, x));
      d1 = i32x4.add(d1, i32x4.dot_i16x8_s(one, y));
    }
    const near = v128.load(factors);
    const far = v128.load(factors, 16);
    a = f32x4.add(a, f32x4.mul(f32x4.convert_i32x4_s(a0), near));
    b = f32x4.add(b, f32x4.mul(f32x4.convert_i32x4_s(a1), far));
    c = f32x4.add(c, f32x4.mul(f32x4.convert_i32x4_s(b0), near));
    d = f32x4.add(d, f32x4.mul(f32x4.convert_i32x4_s(b1), far));
    e = f32x4.add(e, f32x4.mul(f32x4.convert_i32x4_s(c0), near));
    f = f32x4.add(f, f32x4.mul(f32x4.convert_i32x4_s(c1), far));
    g = f32x4.add(g, f32x4.mul(f32x4.convert_i32x4_s(d0), near));
    h = f32x4.add(h, f32x4.mul(f32x4.convert_i32x4_s(d1), far));
  }
  addRow(to, a, b, steps, width);
  if (height > 1) addRow(to + bytes, c, d, steps + 4, width);
  if (height > 2) addRow(to + 2 * bytes, e, f, steps + 8, width);
  if (height > 3) addRow(to + 3 * bytes, g, h, steps + 12, width);
}

function addRow(to: usize, near: v128, far: v128, steps: usize, width: u32): void {
  const step = v128.load_splat<f32>(steps);
  near = f32x4.mul(near, step);
  far = f32x4.mul(far, step);
  if (width === 8) {
    v128.store(to, f32x4.add(v128.load(to), near));
    v128.store(to, f32x4.add(v128.load(to, 16), far), 16);
    return;
  }
  addNarrow(to, near, min<u32>(4, width));
  if (width > 4) addNarrow(to + 16, far, width - 4);
}

function addNarrow(to: usize, sums: v128, width: u32): void {
  store<f32>(to, load<f32>(to) + f32x4.extract_lane(sums, 0));
  if (width > 1) store<f32>(to, load<f32>(to, 4) + f32x4.extract_lane(sums, 1), 4);
  if (width > 2) store<f32>(to, load<f32>(to, 8) + f32x4.extract_lane(sums, 2), 8);
  if (width > 3) store<f32>(to, load<f32>(to, 12) + f32x4.extract_lane(sums, 3), 12);
}
