import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { type LanczosResult, orientProducts, runBlockLanczos } from '../../src/matrix/block-lanczos.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import type { PanelBasis } from '../../src/matrix/panel-basis.js';
import { PanelOperator } from '../../src/matrix/panel-operator.js';
import { toRowBlocks } from '../../src/matrix/row-blocks.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { matrixWithValues, spectrum } from './spectra.js';

function run(matrix: SparseMatrix, options: { readonly tolerance: number; readonly capacity: number }): LanczosResult {
  const arena = new Arena();
  const operator = new PanelOperator(arena, toRowBlocks(matrix), { residentBytes: Number.POSITIVE_INFINITY });
  return runBlockLanczos(arena, orientProducts(operator), { rank: 5, seed: 1, onProgress: undefined, ...options });
}

/** All vectors of a basis, one a column, as far as the matrix has rows. */
function vectorsOf(basis: PanelBasis, rows: number, count = basis.count): Matrix {
  const vectors = Matrix.zeros(rows, count * panelWidth);
  for (let index = 0; index < count; index++) {
    const panel = basis.panel(index);
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < panelWidth; j++) vectors.set(row, index * panelWidth + j, panel[row * panelWidth + j]);
    }
  }
  return vectors;
}

const flat = spectrum(240, (i) => 1 - i / 480);

describe('orientProducts', () => {
  it('takes the side with fewer rows as the short one', () => {
    for (const [rows, columns] of [
      [30, 20],
      [20, 30],
      [20, 20],
    ] as const) {
      const matrix = matrixWithValues([1], { rows, columns, seed: 1 });
      const operator = new PanelOperator(new Arena(), toRowBlocks(matrix), { residentBytes: 0 });
      const products = orientProducts(operator);
      expect([products.longRows, products.shortRows]).toEqual([Math.max(rows, columns), Math.min(rows, columns)]);
    }
  });
});

describe('runBlockLanczos', () => {
  it.each([
    [240, 260],
    [260, 240],
  ])('has orthonormal bases in which the matrix is block bidiagonal, %i x %i', (rows, columns) => {
    const matrix = matrixWithValues(flat, { rows, columns, seed: 1 });
    const { long, short } = run(matrix, { tolerance: 1e-9, capacity: 7 });
    expect(long.count).toBe(7);
    const dense = rows < columns ? toMlMatrix(matrix).transpose() : toMlMatrix(matrix);
    const left = vectorsOf(long, 260);
    const right = vectorsOf(short, 240, 7);
    for (const basis of [left, right]) {
      const products = basis.transpose().mmul(basis);
      expect(products.sub(Matrix.eye(basis.columns)).abs().max()).toBeLessThan(5e-5);
    }
    const small = left.transpose().mmul(dense).mmul(right);
    for (let i = 0; i < small.rows; i++) {
      for (let j = 0; j < small.columns; j++) {
        if (j < i || j > i + panelWidth) expect(Math.abs(small.get(i, j))).toBeLessThan(5e-5);
      }
    }
  });

  it('ends at the tolerance, at its capacity, or when it is complete', () => {
    const matrix = matrixWithValues(flat, { rows: 260, columns: 240, seed: 2 });
    const counts = [0.5, 1e-2, 1e-9].map((tolerance) => run(matrix, { tolerance, capacity: 20 }).long.count);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeLessThan(counts[2] as number);
    expect(counts[2]).toBeLessThanOrEqual(10);
    const full = run(matrix, { tolerance: 1e-300, capacity: 20 });
    expect(full.long.count).toBe(10);
    expect(Math.max(...full.triples.residuals)).toBe(0);
  });
});
