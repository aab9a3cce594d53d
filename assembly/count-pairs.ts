// Layout: `contexts` is the text as context ids, a dummy id wherever there is none; `positions[rowStarts[row]]` and on are
// the places of the row's target there. Unit i is rows `units[2 * i]` to `units[2 * i + 1]`; its entries are written one
// after the other from `places[i]` of `columns` and `values` on, the length of each row to `lengths`. `weights[k]` is
// that of the context k - left behind the target. A sum is a whole number of `scale`ths.
// Trick: one row at a time is dense, in the second-level cache, with a flag for each 8 columns, and comes out sorted.
// Windows are first copied to a buffer, so that many reads are under way at once, then added, one distance at a time.

export function countPairs16(
  contexts: usize,
  positions: usize,
  rowStarts: usize,
  units: usize,
  places: usize,
  weights: usize,
  left: usize,
  right: usize,
  sums: usize,
  flags: usize,
  windows: usize,
  dummy: usize,
  scale: f64,
  columns: usize,
  values: usize,
  lengths: usize,
  begin: usize,
  end: usize,
): void {
  countRows<u16, u32>(
    contexts,
    positions,
    rowStarts,
    units,
    places,
    weights,
    left,
    right,
    sums,
    flags,
    windows,
    dummy,
    scale,
    columns,
    values,
    lengths,
    begin,
    end,
  );
}

export function countPairs32(
  contexts: usize,
  positions: usize,
  rowStarts: usize,
  units: usize,
  places: usize,
  weights: usize,
  left: usize,
  right: usize,
  sums: usize,
  flags: usize,
  windows: usize,
  dummy: usize,
  scale: f64,
  columns: usize,
  values: usize,
  lengths: usize,
  begin: usize,
  end: usize,
): void {
  countRows<u32, u32>(
    contexts,
    positions,
    rowStarts,
    units,
    places,
    weights,
    left,
    right,
    sums,
    flags,
    windows,
    dummy,
    scale,
    columns,
    values,
    lengths,
    begin,
    end,
  );
}

export function countHeavyPairs16(
  contexts: usize,
  positions: usize,
  rowStarts: usize,
  units: usize,
  places: usize,
  weights: usize,
  left: usize,
  right: usize,
  sums: usize,
  flags: usize,
  windows: usize,
  dummy: usize,
  scale: f64,
  columns: usize,
  values: usize,
  lengths: usize,
  begin: usize,
  end: usize,
): void {
  countRows<u16, f64>(
    contexts,
    positions,
    rowStarts,
    units,
    places,
    weights,
    left,
    right,
    sums,
    flags,
    windows,
    dummy,
    scale,
    columns,
    values,
    lengths,
    begin,
    end,
  );
}

export function countHeavyPairs32(
  contexts: usize,
  positions: usize,
  rowStarts: usize,
  units: usize,
  places: usize,
  weights: usize,
  left: usize,
  right: usize,
  sums: usize,
  flags: usize,
  windows: usize,
  dummy: usize,
  scale: f64,
  columns: usize,
  values: usize,
  lengths: usize,
  begin: usize,
  end: usize,
): void {
  countRows<u32, f64>(
    contexts,
    positions,
    rowStarts,
    units,
    places,
    weights,
    left,
    right,
    sums,
    flags,
    windows,
    dummy,
    scale,
    columns,
    values,
    lengths,
    begin,
    end,
  );
}

function countRows<Index, Sum>(
  contexts: usize,
  positions: usize,
  rowStarts: usize,
  units: usize,
  places: usize,
  weights: usize,
  left: usize,
  right: usize,
  sums: usize,
  flags: usize,
  windows: usize,
  dummy: usize,
  scale: f64,
  columns: usize,
  values: usize,
  lengths: usize,
  begin: usize,
  end: usize,
): void {
  const size: usize = 1 << alignof<Index>();
  const stride = ((left + 1 + right) * size + 15) & ~15;
  const capacity = <usize>8192 / stride;
  const patterns = windows + 8192;
  writePatterns(patterns);
  const blocks = (dummy >> 3) + 1;
  for (let unit = begin; unit < end; unit++) {
    let to = <usize>load<u32>(places + (unit << 2));
    const last = <usize>load<u32>(units + (unit << 3), 4);
    for (let row = <usize>load<u32>(units + (unit << 3)); row < last; row++) {
      const until = <usize>load<u32>(rowStarts + (row << 2), 4);
      let from = <usize>load<u32>(rowStarts + (row << 2));
      const isDense = (until - from) * (left + right) > dummy >> 1;
      for (; from < until; from += capacity) {
        const count = min(capacity, until - from);
        copyWindows(contexts - left * size, positions + (from << 2), count, alignof<Index>(), stride, windows);
        for (let place: usize = 0; place <= left + right; place++) {
          const weight = load<u32>(weights + (place << 2));
          const at = windows + place * size;
          if (weight === 0) continue;
          if (isDense) addToRow<Index, Sum>(at, count, stride, <Sum>weight, sums);
          else addAndFlag<Index, Sum>(at, count, stride, <Sum>weight, sums, flags);
        }
      }
      store<Sum>(sums + (dummy << alignof<Sum>()), 0);
      const first = to;
      if (isDense) {
        to = emit<Sum>(sums, 0, blocks << 3, scale, patterns, columns, values, to);
      } else {
        for (let group: usize = 0; group < blocks; group += 8) {
          let flagged = load<u64>(flags + group);
          store<u64>(flags + group, 0);
          for (; flagged !== 0; flagged &= flagged - 1) {
            const column = (group << 3) + <usize>ctz(flagged);
            to = emit<Sum>(sums, column, column + 8, scale, patterns, columns, values, to);
          }
        }
      }
      store<u32>(lengths + (row << 2), <u32>(to - first));
    }
  }
}

function copyWindows(
  contexts: usize,
  positions: usize,
  count: usize,
  shift: usize,
  stride: usize,
  windows: usize,
): void {
  const last = windows + count * stride;
  if (stride === 32) {
    // Windows of 5 and the like, four at a time: as many reads as possible are under way together.
    for (; windows + 128 <= last; windows += 128, positions += 16) {
      copyHalves(contexts + ((<usize>load<u32>(positions)) << shift), windows);
      copyHalves(contexts + ((<usize>load<u32>(positions, 4)) << shift), windows + 32);
      copyHalves(contexts + ((<usize>load<u32>(positions, 8)) << shift), windows + 64);
      copyHalves(contexts + ((<usize>load<u32>(positions, 12)) << shift), windows + 96);
    }
  }
  for (; windows < last; windows += stride, positions += 4) {
    const at = contexts + ((<usize>load<u32>(positions)) << shift);
    for (let part: usize = 0; part < stride; part += 16) v128.store(windows + part, v128.load(at + part));
  }
}

function copyHalves(from: usize, to: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
}

function addToRow<Index, Sum>(at: usize, count: usize, stride: usize, weight: Sum, sums: usize): void {
  for (; count >= 4; count -= 4, at += 4 * stride) {
    add<Sum>(sums, <usize>load<Index>(at), weight);
    add<Sum>(sums, <usize>load<Index>(at + stride), weight);
    add<Sum>(sums, <usize>load<Index>(at + 2 * stride), weight);
    add<Sum>(sums, <usize>load<Index>(at + 3 * stride), weight);
  }
  for (; count > 0; count--, at += stride) add<Sum>(sums, <usize>load<Index>(at), weight);
}

function addAndFlag<Index, Sum>(at: usize, count: usize, stride: usize, weight: Sum, sums: usize, flags: usize): void {
  for (; count > 0; count--, at += stride) {
    const column = <usize>load<Index>(at);
    add<Sum>(sums, column, weight);
    store<u8>(flags + (column >> 3), 1);
  }
}

function add<Sum>(sums: usize, column: usize, weight: Sum): void {
  const at = sums + (column << alignof<Sum>());
  store<Sum>(at, load<Sum>(at) + weight);
}

/** Writes the cells of some columns that are not zero, four at a time and without a branch, and makes them zero again. */
function emit<Sum>(
  sums: usize,
  first: usize,
  end: usize,
  scale: f64,
  patterns: usize,
  columns: usize,
  values: usize,
  to: usize,
): usize {
  const zero = i32x4.splat(0);
  for (let column = first; column < end; column += 4) {
    const at = sums + (column << alignof<Sum>());
    const filled = filledCells<Sum>(at);
    const pattern = v128.load(patterns + (filled << 4));
    const places = i32x4.add(i32x4.splat(<i32>column), i32x4(0, 1, 2, 3));
    v128.store(columns + (to << 2), i8x16.swizzle(places, pattern));
    v128.store(values + (to << 2), i8x16.swizzle(cellValues<Sum>(at, scale), pattern));
    v128.store(at, zero);
    if (alignof<Sum>() === 3) v128.store(at, zero, 16);
    to += <usize>popcnt(filled);
  }
  return to;
}

/** Which of four sums are not zero, the lowest bit for the first. */
function filledCells<Sum>(at: usize): u32 {
  if (alignof<Sum>() === 2) return i32x4.bitmask(i32x4.ne(v128.load(at), i32x4.splat(0)));
  const zero = f64x2.splat(0);
  const high = i64x2.bitmask(f64x2.ne(v128.load(at, 16), zero));
  return i64x2.bitmask(f64x2.ne(v128.load(at), zero)) | (high << 2);
}

/** Four sums divided by the scale, in single precision. */
function cellValues<Sum>(at: usize, scale: f64): v128 {
  if (alignof<Sum>() === 2) {
    const sums = v128.load(at);
    if (scale === 1) return f32x4.convert_i32x4_u(sums);
    const others = v128.shuffle<i32>(sums, sums, 2, 3, 2, 3);
    return quotients(f64x2.convert_low_i32x4_u(sums), f64x2.convert_low_i32x4_u(others), scale);
  }
  return quotients(v128.load(at), v128.load(at, 16), scale);
}

function quotients(low: v128, high: v128, scale: f64): v128 {
  const divisor = f64x2.splat(scale);
  const first = f32x4.demote_f64x2_zero(f64x2.div(low, divisor));
  const second = f32x4.demote_f64x2_zero(f64x2.div(high, divisor));
  return v128.shuffle<f32>(first, second, 0, 1, 4, 5);
}

/** For each set of four lanes the bytes that bring them to the front. */
function writePatterns(patterns: usize): void {
  for (let lanes: usize = 0; lanes < 16; lanes++) {
    let to = patterns + (lanes << 4);
    for (let lane: u32 = 0; lane < 4; lane++) {
      if (((lanes >> lane) & 1) === 0) continue;
      store<u32>(to, 0x03020100 + lane * 0x04040404);
      to += 4;
    }
  }
}
