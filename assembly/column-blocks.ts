// Layout: row i of a piece of a sparse matrix is entries `starts[i]` to `starts[i + 1]` of `columns` (u32) and `values`
// (f32), columns rising. Block b takes the columns from `cuts[b]` up to `cuts[b + 1]`; what belongs to row i in it is
// told by place `b * stride + i` of `counts`, or of `places`: where the entries begin in the target, and before the next
// place end. A target column (u16) counts from the first of its block.
// Trick: columns rise, so a cut is found by halving what is left of the row, and its entries are copied four at a time.

/** Counts the entries of each column, and adds up the squares of each row. */
export function surveyRows(
  starts: usize,
  columns: usize,
  values: usize,
  counts: usize,
  squares: usize,
  begin: usize,
  end: usize,
): void {
  for (let row = begin; row < end; row++) {
    const last = <usize>load<u32>(starts + (row << 2), 4);
    let sum: f64 = 0;
    for (let entry = <usize>load<u32>(starts + (row << 2)); entry < last; entry++) {
      const count = counts + ((<usize>load<u32>(columns + (entry << 2))) << 2);
      store<u32>(count, load<u32>(count) + 1);
      const value = <f64>load<f32>(values + (entry << 2));
      sum += value * value;
    }
    store<f64>(squares + (row << 3), sum);
  }
}

/** Counts the entries of each row in each block. */
export function countBlockEntries(
  starts: usize,
  columns: usize,
  cuts: usize,
  blocks: usize,
  counts: usize,
  stride: usize,
  begin: usize,
  end: usize,
): void {
  for (let row = begin; row < end; row++) {
    let first = <usize>load<u32>(starts + (row << 2));
    const last = <usize>load<u32>(starts + (row << 2), 4);
    for (let block: usize = 0; block < blocks; block++) {
      const cut = load<u32>(cuts + (block << 2), 4);
      let low = first;
      let high = last;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (load<u32>(columns + (middle << 2)) < cut) low = middle + 1;
        else high = middle;
      }
      store<u32>(counts + ((block * stride + row) << 2), <u32>(low - first));
      first = low;
    }
  }
}

/** Copies the entries of each row to its blocks. */
export function splitRows(
  starts: usize,
  columns: usize,
  values: usize,
  cuts: usize,
  blocks: usize,
  places: usize,
  stride: usize,
  targetColumns: usize,
  targetValues: usize,
  begin: usize,
  end: usize,
): void {
  for (let row = begin; row < end; row++) {
    let entry = <usize>load<u32>(starts + (row << 2));
    for (let block: usize = 0; block < blocks; block++) {
      const place = places + ((block * stride + row) << 2);
      let to = <usize>load<u32>(place);
      const last = <usize>load<u32>(place, 4);
      const first = load<u32>(cuts + (block << 2));
      const firsts = i32x4.splat(first);
      for (; to + 4 <= last; to += 4, entry += 4) {
        const own = i32x4.sub(v128.load(columns + (entry << 2)), firsts);
        v128.store_lane<u64>(targetColumns + (to << 1), i16x8.narrow_i32x4_u(own, own), 0);
        v128.store(targetValues + (to << 2), v128.load(values + (entry << 2)));
      }
      for (; to < last; to++, entry++) {
        store<u16>(targetColumns + (to << 1), <u16>(load<u32>(columns + (entry << 2)) - first));
        store<f32>(targetValues + (to << 2), load<f32>(values + (entry << 2)));
      }
    }
  }
}
