// Layout: the lower triangle of a symmetric matrix, cell (r, c) at 48 (r + 1) + c doubles: 48 columns before the
// diagonal are there, twice the bandwidth, as room for what reflections spill. Every block is dense with 48 between
// its rows. The scratch holds the reflection vector (24), sums (24) and one full 24 x 24 block.
// Trick: the block on the diagonal is unfolded into a full square first, so that all inner loops are whole vectors of
// 24 doubles; blocks at the end of the matrix are filled up with zeros there, and are shorter elsewhere.

const width: usize = 24;
const rowStep: usize = 48 * 8;

function placeOf(band: usize, row: usize, column: usize): usize {
  return band + (row + 1) * rowStep + (column << 3);
}

export function reduceBand(band: usize, size: u32, scratch: usize, begin: u32, end: u32): void {
  const reflector = scratch;
  const sums = scratch + 192;
  const square = scratch + 384;
  const all = <usize>size;
  for (let column = <usize>begin; column < <usize>end; column++) {
    let first = column + 1;
    if (first + 1 >= all) continue;
    let length = min<usize>(width, all - first);
    let factor = makeReflector(placeOf(band, first, column), length, reflector);
    while (true) {
      reflectDiagonal(placeOf(band, first, first), length, reflector, sums, square, factor);
      const below = first + length;
      if (below >= all) break;
      const rows = min<usize>(width, all - below);
      const block = placeOf(band, below, first);
      reflectRight(block, rows, reflector, factor);
      if (rows < 2) break;
      factor = makeReflector(block, rows, reflector);
      reflectLeft(block + 8, rows, length - 1, reflector, sums, factor);
      first = below;
      length = rows;
    }
  }
}

/** Makes I - factor v v' that clears the column of cells `rowStep` apart below the first; v is filled up with zeros. */
function makeReflector(cell: usize, length: usize, reflector: usize): f64 {
  let squares: f64 = 0;
  for (let i: usize = 1; i < length; i++) {
    const value = load<f64>(cell + i * rowStep);
    squares += value * value;
  }
  memory.fill(reflector, 0, 192);
  store<f64>(reflector, 1);
  if (squares === 0) return 0;
  const head = load<f64>(cell);
  const norm = head > 0 ? -sqrt(head * head + squares) : sqrt(head * head + squares);
  for (let i: usize = 1; i < length; i++) {
    store<f64>(reflector + (i << 3), load<f64>(cell + i * rowStep) / (head - norm));
    store<f64>(cell + i * rowStep, 0);
  }
  store<f64>(cell, norm);
  return (norm - head) / norm;
}

function reflectDiagonal(block: usize, length: usize, reflector: usize, sums: usize, square: usize, factor: f64): void {
  for (let i: usize = 0; i < length; i++) {
    for (let j: usize = 0; j <= i; j++) {
      const value = load<f64>(block + i * rowStep + (j << 3));
      store<f64>(square + ((i * width + j) << 3), value);
      store<f64>(square + ((j * width + i) << 3), value);
    }
    for (let j = length; j < width; j++) store<f64>(square + ((i * width + j) << 3), 0);
  }
  let inner: f64 = 0;
  for (let i: usize = 0; i < length; i++) {
    const sum = factor * dot(square + i * 192, reflector);
    store<f64>(sums + (i << 3), sum);
    inner += sum * load<f64>(reflector + (i << 3));
  }
  for (let i: usize = 0; i < length << 3; i += 8) {
    store<f64>(sums + i, load<f64>(sums + i) - ((factor * inner) / 2) * load<f64>(reflector + i));
  }
  for (let i: usize = 0; i < length; i++) {
    const v = load<f64>(reflector + (i << 3));
    const w = load<f64>(sums + (i << 3));
    const row = block + i * rowStep;
    for (let j: usize = 0; j <= i << 3; j += 8) {
      store<f64>(row + j, load<f64>(row + j) - (v * load<f64>(sums + j) + w * load<f64>(reflector + j)));
    }
  }
}

function reflectRight(block: usize, rows: usize, reflector: usize, factor: f64): void {
  for (let i: usize = 0; i < rows; i++) {
    const row = block + i * rowStep;
    subtractMultiple(row, factor * dot(row, reflector), reflector, 192);
  }
}

function reflectLeft(block: usize, rows: usize, columns: usize, reflector: usize, sums: usize, factor: f64): void {
  memory.fill(sums, 0, 192);
  for (let i: usize = 0; i < rows; i++) {
    subtractMultiple(sums, -load<f64>(reflector + (i << 3)), block + i * rowStep, columns << 3);
  }
  for (let i: usize = 0; i < rows; i++) {
    subtractMultiple(block + i * rowStep, factor * load<f64>(reflector + (i << 3)), sums, columns << 3);
  }
}

/** The inner product of two vectors of 24 doubles. */
function dot(left: usize, right: usize): f64 {
  let a = f64x2.splat(0);
  let b = a;
  for (let at: usize = 0; at < 192; at += 32) {
    a = f64x2.add(a, f64x2.mul(v128.load(left + at), v128.load(right + at)));
    b = f64x2.add(b, f64x2.mul(v128.load(left + at, 16), v128.load(right + at, 16)));
  }
  const sum = f64x2.add(a, b);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Subtracts `factor` times one vector from another, `bytes` long. */
function subtractMultiple(to: usize, factor: f64, from: usize, bytes: usize): void {
  const splat = f64x2.splat(factor);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    v128.store(to + at, f64x2.sub(v128.load(to + at), f64x2.mul(splat, v128.load(from + at))));
  }
  if (at < bytes) store<f64>(to + at, load<f64>(to + at) - factor * load<f64>(from + at));
}
