import { panelWidth } from '../kernels/multiply-panel.js';
import type { DenseMatrix } from './dense-matrix.js';

/** Returns how many rows a panel has: those of the matrix side, rounded up to whole blocks of 24. */
export function paddedRows(rows: number): number {
  return Math.ceil(rows / panelWidth) * panelWidth;
}

/** Copies up to 24 columns of a dense matrix, from column `first` on, to a panel; missing columns become 0. */
export function copyToPanel(dense: DenseMatrix, first: number, panel: Float32Array): void {
  const width = Math.min(panelWidth, dense.columns - first);
  if (width < panelWidth) panel.fill(0);
  for (let row = 0; row < dense.rows; row++) {
    const from = row * dense.columns + first;
    for (let j = 0; j < width; j++) panel[row * panelWidth + j] = dense.values[from + j];
  }
}

/** Copies a panel to the columns of a dense matrix from `first` on, each times its factor; default 1. */
export function copyFromPanel(
  panel: Float32Array,
  dense: DenseMatrix,
  first: number,
  factors?: ArrayLike<number>,
): void {
  const width = Math.min(panelWidth, dense.columns - first);
  const own = Float64Array.from({ length: width }, (_, j) => factors?.[first + j] ?? 1);
  for (let row = 0; row < dense.rows; row++) {
    const to = row * dense.columns + first;
    for (let j = 0; j < width; j++) dense.values[to + j] = own[j] * panel[row * panelWidth + j];
  }
}
