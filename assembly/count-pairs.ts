// Layout: `contexts` is the text as context ids, a dummy id wherever there is none; `positions[rowStarts[row]]` and on are
// the places of the row's target there. Unit i is rows `units[2 * i]` to `units[2 * i + 1]`; its entries are written one
// after the other from `places[i]` of `columns` and `values` on, the length of each row to `lengths`. `weights[k]` is
// that of the context k - left behind the target. A sum is a whole number of `scale`ths.
// Trick: one row at a time is dense, in the second-level cache, with a flag for each 64 columns, and comes out sorted.
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
  const blocks = (dummy >> 6) + 1;
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
        for (let block: usize = 0; block < blocks; block++) to = emit<Sum>(sums, block, scale, columns, values, to);
      } else {
        for (let group: usize = 0; group < blocks; group += 8) {
          let flagged = load<u64>(flags + group);
          store<u64>(flags + group, 0);
          for (; flagged !== 0; flagged &= flagged - 1) {
            to = emit<Sum>(sums, group + <usize>(ctz(flagged) >> 3), scale, columns, values, to);
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
  for (let window: usize = 0; window < count; window++) {
    const at = contexts + ((<usize>load<u32>(positions + (window << 2))) << shift);
    const to = windows + window * stride;
    for (let part: usize = 0; part < stride; part += 16) v128.store(to + part, v128.load(at + part));
  }
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
    store<u8>(flags + (column >> 6), 1);
  }
}

function add<Sum>(sums: usize, column: usize, weight: Sum): void {
  const at = sums + (column << alignof<Sum>());
  store<Sum>(at, load<Sum>(at) + weight);
}

/** Writes the cells of 64 columns that are not zero, and makes them zero again. */
function emit<Sum>(sums: usize, block: usize, scale: f64, columns: usize, values: usize, to: usize): usize {
  const zero = i32x4.splat(0);
  for (let column = block << 6; column < (block + 1) << 6; column += 16) {
    const at = sums + (column << alignof<Sum>());
    for (let mask = filledCells<Sum>(at); mask !== 0; mask &= mask - 1) {
      const cell = <usize>ctz(mask);
      const sum = load<Sum>(at + (cell << alignof<Sum>()));
      store<u32>(columns + (to << 2), <u32>(column + cell));
      store<f32>(values + (to << 2), scale === 1 ? <f32>sum : <f32>(<f64>sum / scale));
      to++;
    }
    for (let part: usize = 0; part < (<usize>16) << alignof<Sum>(); part += 16) v128.store(at + part, zero);
  }
  return to;
}

/** Which of 16 sums are not zero, the lowest bit for the first. */
function filledCells<Sum>(at: usize): u32 {
  if (alignof<Sum>() === 2) return filledHalf(at) | (filledHalf(at + 32) << 8);
  let mask: u32 = 0;
  for (let cell: usize = 0; cell < 16; cell += 2) {
    mask |= (<u32>i64x2.bitmask(f64x2.ne(v128.load(at + (cell << 3)), f64x2.splat(0)))) << (<u32>cell);
  }
  return mask;
}

function filledHalf(at: usize): u32 {
  const zero = i32x4.splat(0);
  const low = i32x4.ne(v128.load(at), zero);
  const high = i32x4.ne(v128.load(at, 16), zero);
  return <u32>i16x8.bitmask(i16x8.narrow_i32x4_s(low, high));
}
