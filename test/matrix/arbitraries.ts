import fc from 'fast-check';
import { DenseMatrix, denseZeros } from '../../src/matrix/dense-matrix.js';
import { gram } from '../../src/matrix/dense-products.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { createRandom } from '../../src/random.js';

/** One cell as it is given to a builder. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Cells in any order, some of them twice, with whole values so that sums are exact in single precision. */
export const cellLists = (most: { readonly rows: number; readonly columns: number }): fc.Arbitrary<Cell[]> =>
  fc.array(
    fc.record({
      row: fc.integer({ min: 0, max: most.rows - 1 }),
      column: fc.integer({ min: 0, max: most.columns - 1 }),
      value: fc.integer({ min: -9, max: 9 }),
    }),
    { maxLength: 60 },
  );

/** Sparse matrices of exactly this shape. */
export const sparseMatrices = (rows: number, columns: number): fc.Arbitrary<SparseMatrix> =>
  cellLists({ rows, columns }).map((cells) => sparseFromCells(cells, { rows, columns }));

/** Sparse matrices of exactly this shape without a negative value and with at least one positive. */
export const countMatrices = (rows: number, columns: number): fc.Arbitrary<SparseMatrix> =>
  cellLists({ rows, columns })
    .map((cells) => cells.map((cell) => ({ ...cell, value: Math.abs(cell.value) })))
    .filter((cells) => cells.some(({ value }) => value > 0))
    .map((cells) => sparseFromCells(cells, { rows, columns }));

/** Dense matrices of exactly this shape with small whole numbers. */
export const denseMatrices = (rows: number, columns: number): fc.Arbitrary<DenseMatrix<Float32Array>> =>
  fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: rows * columns, maxLength: rows * columns })
    .map((values) => new DenseMatrix(rows, columns, Float32Array.from(values)));

/** Builds a sparse matrix of the cells. */
export function sparseFromCells(
  cells: readonly Cell[],
  shape: { readonly rows: number; readonly columns: number },
): SparseMatrix {
  const builder = new SparseBuilder({ bufferLength: 16 });
  for (const { row, column, value } of cells) builder.add(row, column, value);
  return builder.build(shape);
}

/** Builds a sparse matrix of rows in which 0 stands for nothing stored. */
export function sparseFromRows(rows: readonly (readonly number[])[]): SparseMatrix {
  const cells = rows.flatMap((values, row) => values.map((value, column) => ({ row, column, value })));
  return sparseFromCells(cells, { rows: rows.length, columns: rows[0]?.length ?? 0 });
}

/** Prints a matrix as rows of numbers. */
export function toRows(matrix: SparseMatrix | DenseMatrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: matrix.columns }, (_, column) => matrix.at(row, column)),
  );
}

/** Copies the arrays of a matrix, to compare after a call that must not touch them. */
export function snapshot(matrix: SparseMatrix | DenseMatrix): unknown {
  return structuredClone({ ...matrix });
}

/** A dense matrix of standard normal numbers. */
export function gaussianMatrix(rows: number, columns: number, seed: number): DenseMatrix<Float32Array> {
  const random = createRandom(seed);
  const matrix = denseZeros(rows, columns);
  matrix.values.forEach((_, cell) => {
    matrix.values[cell] = random.normal();
  });
  return matrix;
}

/** The largest distance between two lists of numbers, cell by cell. */
export function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < left.length; i++) largest = Math.max(largest, Math.abs(left[i] - right[i]));
  return largest;
}

/** How far Q'Q is from the identity. */
export function defect(basis: DenseMatrix): number {
  const ones = Float64Array.from({ length: basis.columns ** 2 }, (_, cell) =>
    cell % (basis.columns + 1) === 0 ? 1 : 0,
  );
  return largestDifference(gram(basis).values, ones);
}
