/** Multiplies rows `begin` to `end` by a factor each; a row has `columns` numbers and begins `stride` after the last. */
export function scaleRows(
  values: Float32Array,
  stride: number,
  columns: number,
  factors: Float32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    for (let cell = row * stride; cell < row * stride + columns; cell++) values[cell] *= factors[row];
  }
}
