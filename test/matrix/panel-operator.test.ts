import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { PanelOperator } from '../../src/matrix/panel-operator.js';
import { paddedRows } from '../../src/matrix/panels.js';
import { toRowBlocks } from '../../src/matrix/row-blocks.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { gaussianMatrix, largestDifference, snapshot, sparseFromCells, sparseMatrices } from './arbitraries.js';

const arena = new Arena();

interface Settings {
  readonly residentBytes: number;
  readonly blockNonzeros: number;
}

/** A X and A'Y for random panels X and Y, from the operator; behind the rows of the matrix there must be zeros. */
function products(matrix: SparseMatrix, { residentBytes, blockNonzeros }: Settings): DenseMatrix[] {
  const { rows, columns } = matrix;
  return arena.scope(() => {
    const operator = new PanelOperator(arena, toRowBlocks(matrix, { blockNonzeros }), { residentBytes });
    expect(operator).toMatchObject({ rows, columns, nonzeros: matrix.nonzeros, isResident: residentBytes > 0 });
    const filled = (count: number, seed: number): Float32Array => {
      const panel = arena.allocate(Float32Array, paddedRows(count) * panelWidth).fill(Number.NaN);
      panel.set(gaussianMatrix(count, panelWidth, seed).values);
      return panel;
    };
    const product = arena.allocate(Float32Array, paddedRows(rows) * panelWidth).fill(Number.NaN);
    operator.multiply(filled(columns, 1), product);
    const transposed = arena.allocate(Float32Array, paddedRows(columns) * panelWidth).fill(Number.NaN);
    operator.multiplyTransposed(filled(rows, 2), transposed);
    expect(product.subarray(rows * panelWidth).every((value) => value === 0)).toBe(true);
    expect(transposed.subarray(columns * panelWidth).every((value) => value === 0)).toBe(true);
    return [
      new DenseMatrix(rows, panelWidth, product.slice(0, rows * panelWidth)),
      new DenseMatrix(columns, panelWidth, transposed.slice(0, columns * panelWidth)),
    ];
  });
}

/** The same from ml-matrix. */
function denseProducts(matrix: SparseMatrix): number[][] {
  const dense = toMlMatrix(matrix);
  return [
    dense.mmul(toMlMatrix(gaussianMatrix(matrix.columns, panelWidth, 1))).to1DArray(),
    dense
      .transpose()
      .mmul(toMlMatrix(gaussianMatrix(matrix.rows, panelWidth, 2)))
      .to1DArray(),
  ];
}

describe.each([
  ['resident', Number.POSITIVE_INFINITY],
  ['read again', -1],
])('PanelOperator, its entries %s', (_name, residentBytes) => {
  it("multiplies panels as ml-matrix does, A X and A'Y, with one block of rows or several", () => {
    const shapes = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
      .chain(([rows, columns]) => sparseMatrices(rows, columns));
    fc.assert(
      fc.property(shapes, fc.constantFrom(1, 5, 1000), (matrix, blockNonzeros) => {
        const before = snapshot(matrix);
        const found = products(matrix, { residentBytes, blockNonzeros });
        const expected = denseProducts(matrix);
        found.forEach(({ values }, side) => {
          expect(largestDifference(values, expected[side] as number[])).toBeLessThan(1e-4);
        });
        expect(snapshot(matrix)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('reaches columns that numbers of 16 bits do not', () => {
    const cells = [0, 65_535, 65_536, 70_001].map((column, row) => ({ row: row % 3, column, value: row + 2 }));
    const matrix = sparseFromCells(cells, { rows: 3, columns: 70_002 });
    const [product, transposed] = products(matrix, { residentBytes, blockNonzeros: 2 }) as [DenseMatrix, DenseMatrix];
    const [x, y] = [gaussianMatrix(70_002, panelWidth, 1), gaussianMatrix(3, panelWidth, 2)];
    for (let lane = 0; lane < panelWidth; lane++) {
      expect(product.at(0, lane)).toBeCloseTo(2 * x.at(0, lane) + 5 * x.at(70_001, lane), 4);
      expect(product.at(1, lane)).toBeCloseTo(3 * x.at(65_535, lane), 4);
      expect(product.at(2, lane)).toBeCloseTo(4 * x.at(65_536, lane), 4);
      for (const { row, column, value } of cells) {
        expect(transposed.at(column, lane)).toBeCloseTo(value * y.at(row, lane), 4);
      }
      expect(transposed.at(65_534, lane)).toBe(0);
    }
  });

  it('takes matrices without entries, rows or columns', () => {
    for (const shape of [
      { rows: 3, columns: 4 },
      { rows: 0, columns: 4 },
      { rows: 3, columns: 0 },
    ]) {
      const found = products(sparseFromCells([], shape), { residentBytes, blockNonzeros: 10 });
      expect(found.every(({ values }) => values.every((value) => value === 0))).toBe(true);
    }
  });
});

describe('PanelOperator', () => {
  it('gives the same bytes resident and read again', () => {
    const cells = gaussianMatrix(90, 50, 3).values;
    const matrix = sparseFromCells(
      Array.from(cells, (value, cell) => ({ row: Math.floor(cell / 50), column: cell % 50, value })),
      { rows: 90, columns: 50 },
    );
    const resident = products(matrix, { residentBytes: Number.POSITIVE_INFINITY, blockNonzeros: 700 });
    expect(products(matrix, { residentBytes: -1, blockNonzeros: 700 })).toEqual(resident);
  });
});
