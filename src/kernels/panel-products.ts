import { panelWidth } from './multiply-panel.js';

/** The numbers of a 24 x 24 block of products. */
export const blockSize = panelWidth * panelWidth;

/**
 * Multiplies the transposes of panels with the panel `right`, cut into segments of rows so that threads can share the
 * work: item i is segment i % segments of panel i / segments.
 *
 * Panels lie `stride` bytes apart and have `rows` rows of 24 columns; segment s is rows `s * segmentRows` to
 * `(s + 1) * segmentRows`. The 24 x 24 products of item i, row-major doubles, go to `sums[576 * i]` and after.
 */
export function projectPanels(
  panels: Float32Array,
  stride: number,
  right: Float32Array,
  rows: number,
  segments: number,
  segmentRows: number,
  sums: Float64Array,
  begin: number,
  end: number,
): void {
  for (let item = begin; item < end; item++) {
    const panel = (Math.floor(item / segments) * stride) / 4;
    const first = (item % segments) * segmentRows;
    const last = Math.min(rows, first + segmentRows);
    const products = sums.subarray(item * blockSize, (item + 1) * blockSize).fill(0);
    for (let row = first; row < last; row++) {
      for (let i = 0; i < panelWidth; i++) {
        const left = panels[panel + row * panelWidth + i];
        for (let j = 0; j < panelWidth; j++) products[i * panelWidth + j] += left * right[row * panelWidth + j];
      }
    }
  }
}

/**
 * Adds to each row of the panel `block` the same row of each of `count` panels, `stride` bytes apart, times that
 * panel's 24 x 24 coefficients, row-major; items are groups of four rows.
 */
export function addPanels(
  panels: Float32Array,
  stride: number,
  count: number,
  coefficients: Float32Array,
  block: Float32Array,
  begin: number,
  end: number,
): void {
  for (let row = 4 * begin; row < 4 * end; row++) {
    for (let j = 0; j < panelWidth; j++) {
      let sum = block[row * panelWidth + j];
      for (let panel = 0; panel < count; panel++) {
        const from = (panel * stride) / 4 + row * panelWidth;
        for (let i = 0; i < panelWidth; i++) {
          sum += panels[from + i] * coefficients[panel * blockSize + i * panelWidth + j];
        }
      }
      block[row * panelWidth + j] = sum;
    }
  }
}
