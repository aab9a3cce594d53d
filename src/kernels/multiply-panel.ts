/** How many columns a panel has: as many running sums as stay in the vector registers of one core. */
export const panelWidth = 24;

/**
 * Adds to rows `begin` to `end` of `product` those of a sparse matrix times a dense panel of 24 columns: the sum over
 * the entries of a row of value times the panel's row at the entry's column.
 */
export function multiplyPanel(
  starts: Uint32Array,
  columns: Uint16Array,
  values: Float32Array,
  panel: Float32Array,
  product: Float32Array,
  begin: number,
  end: number,
): void {
  const sums = new Float64Array(panelWidth);
  for (let row = begin; row < end; row++) {
    sums.set(product.subarray(row * panelWidth, (row + 1) * panelWidth));
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      const from = columns[entry] * panelWidth;
      for (let lane = 0; lane < panelWidth; lane++) sums[lane] += values[entry] * panel[from + lane];
    }
    product.set(sums, row * panelWidth);
  }
}
