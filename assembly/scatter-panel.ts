// Layout: as in multiply-panel, for the blocks of columns of one matrix: block b has its own `rows + 1` starts, and its
// columns count from `firstColumns[b]`. Item i is block `blocks - 1 - i`: the blocks of rare columns, which are wide and
// take longest, come first, so that threads end together.
// Trick: the transposed product without a transpose. A row's 24 numbers stay in six vectors while its entries add
// multiples of them to the rows of the product that their columns name; a block's part of the product stays in the
// second-level cache, and no two blocks write to the same one.

import { multiplyAdd } from './multiply-add';

export function scatterPanel(
  starts: usize,
  columns: usize,
  values: usize,
  panel: usize,
  rows: u32,
  firstColumns: usize,
  blocks: usize,
  product: usize,
  begin: usize,
  end: usize,
): void {
  for (let block = blocks - begin; block-- > blocks - end; ) {
    const target = product + <usize>load<u32>(firstColumns + (block << 2)) * 96;
    let start = starts + block * ((<usize>rows + 1) << 2);
    let entry = <usize>load<u32>(start);
    const lastPanel = panel + <usize>rows * 96;
    for (let from = panel; from < lastPanel; from += 96) {
      start += 4;
      const last = <usize>load<u32>(start);
      const a = v128.load(from);
      const b = v128.load(from, 16);
      const c = v128.load(from, 32);
      const d = v128.load(from, 48);
      const e = v128.load(from, 64);
      const f = v128.load(from, 80);
      for (; entry < last; entry++) {
        const value = v128.load_splat<f32>(values + (entry << 2));
        const to = target + <usize>load<u16>(columns + (entry << 1)) * 96;
        v128.store(to, multiplyAdd(v128.load(to), value, a));
        v128.store(to, multiplyAdd(v128.load(to, 16), value, b), 16);
        v128.store(to, multiplyAdd(v128.load(to, 32), value, c), 32);
        v128.store(to, multiplyAdd(v128.load(to, 48), value, d), 48);
        v128.store(to, multiplyAdd(v128.load(to, 64), value, e), 64);
        v128.store(to, multiplyAdd(v128.load(to, 80), value, f), 80);
      }
    }
  }
}
