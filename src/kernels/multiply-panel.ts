/** How many columns a panel has: as many running sums as stay in the vector registers of one core. */
export const panelWidth = 24;

/**
 * Multiplies rows `begin` to `end` of a sparse matrix with a dense panel of 24 columns; row i of `product` becomes
 * the sum over the entries of row i of value times the panel's row at the entry's column.
 */
export function multiplyPanel(
  starts: Uint32Array,
  columns: Uint16Array | Uint32Array,
  values: Float32Array,
  panel: Float32Array,
  product: Float32Array,
  begin: number,
  end: number,
): void {
  const sums = new Float64Array(panelWidth);
  for (let row = begin; row < end; row++) {
    sums.fill(0);
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      const from = columns[entry] * panelWidth;
      for (let lane = 0; lane < panelWidth; lane++) sums[lane] += values[entry] * panel[from + lane];
    }
    product.set(sums, row * panelWidth);
  }
}
