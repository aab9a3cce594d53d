import { panelWidth } from './multiply-panel.js';

/**
 * Adds to `product` the transpose of a sparse matrix times a dense panel of 24 columns: an entry of row i adds its
 * value times row i of the panel to the product's row at the entry's column.
 *
 * The matrix is cut into blocks of columns, of which `begin` to `end` are taken, counted from the last: block b has
 * `rows + 1` starts of its own, one block's after the other's, and its columns count from `firstColumns[b]`.
 */
export function scatterPanel(
  starts: Uint32Array,
  columns: Uint16Array,
  values: Float32Array,
  panel: Float32Array,
  rows: number,
  firstColumns: Uint32Array,
  blocks: number,
  product: Float32Array,
  begin: number,
  end: number,
): void {
  for (let block = blocks - begin - 1; block >= blocks - end; block--) {
    const start = block * (rows + 1);
    for (let row = 0; row < rows; row++) {
      const from = row * panelWidth;
      for (let entry = starts[start + row]; entry < starts[start + row + 1]; entry++) {
        const to = (firstColumns[block] + columns[entry]) * panelWidth;
        for (let place = 0; place < panelWidth; place++) product[to + place] += values[entry] * panel[from + place];
      }
    }
  }
}
