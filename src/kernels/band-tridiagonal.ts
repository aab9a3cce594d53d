/** The half-bandwidth of the matrices of a block Lanczos process with blocks of 24. */
export const bandwidth = 24;

/** From one row of the stored band to the next in the same column. */
const step = 2 * bandwidth;

/** The place of the cell in row `row` and column `column`, at most 48 columns before the diagonal. */
export function bandPlace(row: number, column: number): number {
  return step * (row + 1) + column;
}

/**
 * Reduces a symmetric band matrix to tridiagonal form: columns `begin` to `end` of it, which must follow those reduced
 * before.
 *
 * A Householder reflection clears a column below its first subdiagonal entry; what it spills over the band is chased
 * down the matrix, block by block, by further reflections (Murata & Horikoshi 1975). `band` holds the lower triangle
 * of a `size` x `size` matrix of half-bandwidth 24 with room for the spill, see {@link bandPlace}; `scratch` holds 720
 * numbers.
 */
export function reduceBand(band: Float64Array, size: number, scratch: Float64Array, begin: number, end: number): void {
  const reflector = scratch.subarray(0, bandwidth);
  const sums = scratch.subarray(bandwidth, 2 * bandwidth);
  for (let column = begin; column < end; column++) {
    let first = column + 1;
    let length = Math.min(bandwidth, size - first);
    if (length < 2) continue;
    let factor = makeReflector(band, first, length, column, reflector);
    for (;;) {
      reflectDiagonal(band, first, length, reflector, sums, factor);
      const below = first + length;
      const rows = Math.min(bandwidth, size - below);
      if (rows <= 0) break;
      reflectRight(band, below, rows, first, length, reflector, factor);
      if (rows < 2) break;
      factor = makeReflector(band, below, rows, first, reflector);
      reflectLeft(band, below, rows, first + 1, length - 1, reflector, sums, factor);
      first = below;
      length = rows;
    }
  }
}

/** Makes the reflection I - factor v v' that clears a column below row `first`, applies it there, returns the factor. */
function makeReflector(
  band: Float64Array,
  first: number,
  length: number,
  column: number,
  reflector: Float64Array,
): number {
  let squares = 0;
  for (let i = 1; i < length; i++) squares += band[bandPlace(first + i, column)] ** 2;
  const head = band[bandPlace(first, column)];
  reflector[0] = 1;
  if (squares === 0) {
    reflector.fill(0, 1);
    return 0;
  }
  const norm = head > 0 ? -Math.sqrt(head * head + squares) : Math.sqrt(head * head + squares);
  for (let i = 1; i < length; i++) {
    reflector[i] = band[bandPlace(first + i, column)] / (head - norm);
    band[bandPlace(first + i, column)] = 0;
  }
  band[bandPlace(first, column)] = norm;
  return (norm - head) / norm;
}

/** The block on the diagonal from both sides: S - v w' - w v' with w = f (S v - f (v'Sv) v / 2). */
function reflectDiagonal(
  band: Float64Array,
  first: number,
  length: number,
  reflector: Float64Array,
  sums: Float64Array,
  factor: number,
): void {
  let inner = 0;
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += band[bandPlace(first + i, first + j)] * reflector[j];
    for (let j = i + 1; j < length; j++) sum += band[bandPlace(first + j, first + i)] * reflector[j];
    sums[i] = factor * sum;
    inner += sums[i] * reflector[i];
  }
  for (let i = 0; i < length; i++) sums[i] -= ((factor * inner) / 2) * reflector[i];
  for (let i = 0; i < length; i++) {
    for (let j = 0; j <= i; j++) {
      band[bandPlace(first + i, first + j)] -= reflector[i] * sums[j] + sums[i] * reflector[j];
    }
  }
}

/** The block below the diagonal one from the right: M - f (M v) v'. */
function reflectRight(
  band: Float64Array,
  row: number,
  rows: number,
  column: number,
  columns: number,
  reflector: Float64Array,
  factor: number,
): void {
  for (let i = 0; i < rows; i++) {
    const place = bandPlace(row + i, column);
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += band[place + j] * reflector[j];
    sum *= factor;
    for (let j = 0; j < columns; j++) band[place + j] -= sum * reflector[j];
  }
}

/** The same block from the left: M - f v (v'M). */
function reflectLeft(
  band: Float64Array,
  row: number,
  rows: number,
  column: number,
  columns: number,
  reflector: Float64Array,
  sums: Float64Array,
  factor: number,
): void {
  sums.fill(0);
  for (let i = 0; i < rows; i++) {
    const place = bandPlace(row + i, column);
    for (let j = 0; j < columns; j++) sums[j] += reflector[i] * band[place + j];
  }
  for (let i = 0; i < rows; i++) {
    const place = bandPlace(row + i, column);
    const scaled = factor * reflector[i];
    for (let j = 0; j < columns; j++) band[place + j] -= scaled * sums[j];
  }
}
