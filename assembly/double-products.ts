// Layout: doubles. `left` is row-major; the right side is cut into tiles of 4 columns, each stored by itself, row by
// row, so that a tile is read from end to end.
// Trick: 4 x 4 sums are eight vectors of two doubles, the most that stay in the registers with what is multiplied.

/**
 * Multiplies groups of 4 rows of `left` (`inner` columns) with `tiles` tiles; tile t is used as far as row depths[t],
 * below which it holds only zeros. The product is row-major with 4 `tiles` columns.
 */
export function multiplyTiles(
  left: usize,
  inner: u32,
  right: usize,
  tiles: u32,
  depths: usize,
  product: usize,
  begin: u32,
  end: u32,
): void {
  const rowBytes = (<usize>inner) << 3;
  const productBytes = (<usize>tiles) << 5;
  for (let group = <usize>begin; group < <usize>end; group++) {
    const from = left + group * 4 * rowBytes;
    const to = product + group * 4 * productBytes;
    for (let tile: usize = 0; tile < <usize>tiles; tile++) {
      const depth = <usize>load<u32>(depths + (tile << 2));
      multiplyTile(from, rowBytes, right + tile * (rowBytes << 2), depth, to + (tile << 5), productBytes);
    }
  }
}

function multiplyTile(left: usize, rowBytes: usize, right: usize, depth: usize, to: usize, productBytes: usize): void {
  let a0 = f64x2.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const second = left + rowBytes;
  const third = second + rowBytes;
  const fourth = third + rowBytes;
  for (let at: usize = 0; at < depth << 3; at += 8, right += 32) {
    const x = v128.load(right);
    const y = v128.load(right, 16);
    const a = v128.load_splat<f64>(left + at);
    a0 = f64x2.add(a0, f64x2.mul(a, x));
    a1 = f64x2.add(a1, f64x2.mul(a, y));
    const b = v128.load_splat<f64>(second + at);
    b0 = f64x2.add(b0, f64x2.mul(b, x));
    b1 = f64x2.add(b1, f64x2.mul(b, y));
    const c = v128.load_splat<f64>(third + at);
    c0 = f64x2.add(c0, f64x2.mul(c, x));
    c1 = f64x2.add(c1, f64x2.mul(c, y));
    const d = v128.load_splat<f64>(fourth + at);
    d0 = f64x2.add(d0, f64x2.mul(d, x));
    d1 = f64x2.add(d1, f64x2.mul(d, y));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to + productBytes, b0);
  v128.store(to + productBytes, b1, 16);
  v128.store(to + 2 * productBytes, c0);
  v128.store(to + 2 * productBytes, c1, 16);
  v128.store(to + 3 * productBytes, d0);
  v128.store(to + 3 * productBytes, d1, 16);
}

/**
 * Adds the products of the columns of `block` (`rows` x `width`, row-major, width a multiple of 4) to `sums` (width x
 * width): items are groups of 4 columns, with themselves and all groups behind them.
 */
export function addGram(block: usize, rows: u32, width: u32, sums: usize, begin: u32, end: u32): void {
  const rowBytes = (<usize>width) << 3;
  const bytes = <usize>rows * rowBytes;
  for (let i = (<usize>begin) << 5; i < (<usize>end) << 5; i += 32) {
    for (let j = i; j < rowBytes; j += 32)
      addGramTile(block + i, block + j, bytes, rowBytes, sums + (i >> 3) * rowBytes + j);
  }
}

function addGramTile(left: usize, right: usize, bytes: usize, rowBytes: usize, to: usize): void {
  let a0 = v128.load(to);
  let a1 = v128.load(to, 16);
  let b0 = v128.load(to + rowBytes);
  let b1 = v128.load(to + rowBytes, 16);
  let c0 = v128.load(to + 2 * rowBytes);
  let c1 = v128.load(to + 2 * rowBytes, 16);
  let d0 = v128.load(to + 3 * rowBytes);
  let d1 = v128.load(to + 3 * rowBytes, 16);
  for (let at: usize = 0; at < bytes; at += rowBytes) {
    const x = v128.load(right + at);
    const y = v128.load(right + at, 16);
    const a = v128.load_splat<f64>(left + at);
    a0 = f64x2.add(a0, f64x2.mul(a, x));
    a1 = f64x2.add(a1, f64x2.mul(a, y));
    const b = v128.load_splat<f64>(left + at, 8);
    b0 = f64x2.add(b0, f64x2.mul(b, x));
    b1 = f64x2.add(b1, f64x2.mul(b, y));
    const c = v128.load_splat<f64>(left + at, 16);
    c0 = f64x2.add(c0, f64x2.mul(c, x));
    c1 = f64x2.add(c1, f64x2.mul(c, y));
    const d = v128.load_splat<f64>(left + at, 24);
    d0 = f64x2.add(d0, f64x2.mul(d, x));
    d1 = f64x2.add(d1, f64x2.mul(d, y));
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to + rowBytes, b0);
  v128.store(to + rowBytes, b1, 16);
  v128.store(to + 2 * rowBytes, c0);
  v128.store(to + 2 * rowBytes, c1, 16);
  v128.store(to + 3 * rowBytes, d0);
  v128.store(to + 3 * rowBytes, d1, 16);
}
