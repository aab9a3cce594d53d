import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { denseZeros } from '../../src/matrix/dense-matrix.js';
import { copyFromPanel, copyToPanel, paddedRows } from '../../src/matrix/panels.js';
import { denseMatrices, gaussianMatrix, snapshot } from './arbitraries.js';

describe('paddedRows', () => {
  it('rounds up to whole blocks of 24', () => {
    expect([0, 1, 23, 24, 25, 48].map(paddedRows)).toEqual([0, 24, 24, 24, 48, 48]);
  });
});

describe('copyToPanel and copyFromPanel', () => {
  it('take a matrix apart and put it together again, whatever its width', () => {
    const matrices = fc.integer({ min: 0, max: 60 }).chain((columns) => denseMatrices(5, columns));
    fc.assert(
      fc.property(matrices, (matrix) => {
        const before = snapshot(matrix);
        const copy = denseZeros(matrix.rows, matrix.columns);
        for (let first = 0; first < matrix.columns; first += panelWidth) {
          const panel = new Float32Array(paddedRows(matrix.rows) * panelWidth);
          copyToPanel(matrix, first, panel);
          copyFromPanel(panel, copy, first);
        }
        expect(copy.values).toEqual(matrix.values);
        expect(snapshot(matrix)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('fill missing columns of a panel with zeros', () => {
    const panel = new Float32Array(24 * panelWidth).fill(7);
    copyToPanel(gaussianMatrix(3, 26, 1), 24, panel);
    for (let row = 0; row < 3; row++) {
      expect(panel.subarray(row * panelWidth, row * panelWidth + 2).every((value) => value !== 0)).toBe(true);
      expect(panel.subarray(row * panelWidth + 2, (row + 1) * panelWidth).every((value) => value === 0)).toBe(true);
    }
  });

  it('multiply each column with its factor on the way back', () => {
    const panel = Float32Array.from({ length: 24 * panelWidth }, (_, cell) => 1 + (cell % panelWidth));
    const matrix = denseZeros(2, 26);
    copyFromPanel(
      panel,
      matrix,
      24,
      Float64Array.from({ length: 26 }, (_, column) => (column === 25 ? -1 : 1)),
    );
    expect([...matrix.row(1).slice(22)]).toEqual([0, 0, 1, -2]);
  });
});
