/** 32767 over a smaller number would not be finite in single precision. */
const smallest = 2 ** -111;

/**
 * Rounds vectors `begin` to `end` to 8-bit integers: each number divided by the step of its vector, which is its
 * largest absolute value over 127, to the nearest whole number, ties to the even one.
 *
 * A vector without a number of at least 2^-111 counts as zeros. Rows of `cells` are `width` long, with zeros past the `columns` of a vector.
 */
export function roundVectors8(
  vectors: Float32Array,
  columns: number,
  cells: Int8Array,
  width: number,
  steps: Float32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) steps[row] = roundRow(vectors, row, columns, cells, width, 127);
}

/** Rounds vectors as {@link roundVectors8} does, to 16-bit integers: their steps are the largest absolute value over 32767. */
export function roundVectors16(
  vectors: Float32Array,
  columns: number,
  cells: Int16Array,
  width: number,
  steps: Float32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) steps[row] = roundRow(vectors, row, columns, cells, width, 32_767);
}

function roundRow(
  vectors: Float32Array,
  row: number,
  columns: number,
  cells: Int8Array | Int16Array,
  width: number,
  most: number,
): number {
  let largest = 0;
  for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
    largest = Math.max(largest, Math.abs(vectors[cell]));
  }
  if (largest < smallest) largest = 0;
  const factor = largest === 0 ? 0 : Math.fround(most / largest);
  for (let place = 0; place < width; place++) {
    const exact = place < columns ? Math.fround(vectors[row * columns + place] * factor) : 0;
    cells[row * width + place] = roundToEven(exact);
  }
  return largest / most;
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
