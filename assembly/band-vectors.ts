// Layout: the factors of T - value I take 80 doubles a row: 0..48 row i of U from the diagonal on, 50..73 the
// multipliers of column i, 79 the row it was exchanged with. A row not yet reached begins with column max(0, i - 24).
// Trick: clearing a column also moves the row one place to the left, so that the column in turn is always at place 0.

const cells: usize = 25 * 8;
const rowBytes: usize = 80 * 8;
const multipliers: usize = 50 * 8;
const pivotPlace: usize = 79 * 8;

export function bandVectors(
  rows: usize,
  size: u32,
  values: usize,
  scratch: usize,
  vectors: usize,
  begin: u32,
  end: u32,
): void {
  for (let index = <usize>begin; index < <usize>end; index++) {
    factorise(rows, size, load<f64>(values + (index << 3)), scratch);
    const vector = vectors + ((index * size) << 3);
    for (let time = 0; time < 3; time++) {
      solve(scratch, size, vector);
      normalise(vector, vector + ((<usize>size) << 3));
    }
  }
}

function factorise(rows: usize, size: usize, value: f64, factors: usize): void {
  let largest: f64 = 0;
  memory.fill(factors, 0, size * rowBytes);
  for (let i: usize = 0; i < size; i++) {
    const to = factors + i * rowBytes;
    const first = i > 24 ? i - 24 : 0;
    const last = min<usize>(size - 1, i + 24);
    for (let column = first; column <= last; column++) {
      const cell =
        column <= i
          ? load<f64>(rows + i * cells + ((24 + column - i) << 3))
          : load<f64>(rows + column * cells + ((24 + i - column) << 3));
      store<f64>(to + ((column - first) << 3), column === i ? cell - value : cell);
      largest = max(largest, abs(cell));
    }
  }
  const least = largest === 0 ? 1 : largest * f64.EPSILON;
  for (let column: usize = 0; column < size; column++) eliminate(factors, size, column, least);
}

function eliminate(factors: usize, size: usize, column: usize, least: f64): void {
  const last = min<usize>(size - 1, column + 24);
  const top = factors + column * rowBytes;
  let pivot = column;
  let most = abs(load<f64>(top));
  for (let row = column + 1; row <= last; row++) {
    const candidate = abs(load<f64>(factors + row * rowBytes));
    if (candidate > most) {
      most = candidate;
      pivot = row;
    }
  }
  store<f64>(top, <f64>pivot, pivotPlace);
  if (pivot !== column) exchange(top, factors + pivot * rowBytes);
  if (most < least) store<f64>(top, least);
  const head = load<f64>(top);
  for (let row = column + 1; row <= last; row++) {
    const from = factors + row * rowBytes;
    const factor = load<f64>(from) / head;
    store<f64>(top + ((row - column - 1) << 3), factor, multipliers);
    const splat = f64x2.splat(factor);
    for (let place: usize = 0; place < 384; place += 16) {
      const upper = f64x2.mul(splat, v128.load(top + place, 8));
      v128.store(from + place, f64x2.sub(v128.load(from + place, 8), upper));
    }
    store<f64>(from, 0, 384);
  }
}

function exchange(a: usize, b: usize): void {
  for (let place: usize = 0; place < 400; place += 16) {
    const kept = v128.load(a + place);
    v128.store(a + place, v128.load(b + place));
    v128.store(b + place, kept);
  }
}

function solve(factors: usize, size: usize, vector: usize): void {
  for (let column: usize = 0; column < size; column++) {
    const top = factors + column * rowBytes;
    const pivot = vector + ((<usize>load<f64>(top, pivotPlace)) << 3);
    const own = vector + (column << 3);
    const value = load<f64>(pivot);
    store<f64>(pivot, load<f64>(own));
    store<f64>(own, value);
    const count = min<usize>(size - 1 - column, 24);
    for (let place: usize = 0; place < count << 3; place += 8) {
      store<f64>(own + place, load<f64>(own + place, 8) - load<f64>(top + place, multipliers) * value, 8);
    }
  }
  for (let row = size; row-- > 0; ) {
    const top = factors + row * rowBytes;
    const own = vector + (row << 3);
    const count = min<usize>(size - 1 - row, 48);
    let sum: f64 = 0;
    let even = f64x2.splat(0);
    let place: usize = 8;
    for (; place + 8 <= count << 3; place += 16) {
      even = f64x2.add(even, f64x2.mul(v128.load(top + place), v128.load(own + place)));
    }
    if (place <= count << 3) sum = load<f64>(top + place) * load<f64>(own + place);
    sum += f64x2.extract_lane(even, 0) + f64x2.extract_lane(even, 1);
    store<f64>(own, (load<f64>(own) - sum) / load<f64>(top));
  }
}

function normalise(vector: usize, end: usize): void {
  let largest: f64 = 0;
  for (let at = vector; at < end; at += 8) largest = max(largest, abs(load<f64>(at)));
  let squares: f64 = 0;
  for (let at = vector; at < end; at += 8) {
    const share = load<f64>(at) / largest;
    squares += share * share;
  }
  const length = largest * sqrt(squares);
  for (let at = vector; at < end; at += 8) store<f64>(at, load<f64>(at) / length);
}
