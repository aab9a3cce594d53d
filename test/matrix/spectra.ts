import { Matrix } from 'ml-matrix';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { orthonormalise } from '../../src/matrix/orthonormalise.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import type { TruncatedSvd } from '../../src/matrix/truncated-svd-result.js';
import { gaussianMatrix, sparseFromRows } from './arbitraries.js';

/** A matrix with the given singular values between two random bases. */
export function matrixWithValues(
  values: readonly number[],
  { rows, columns, seed }: { readonly rows: number; readonly columns: number; readonly seed: number },
): SparseMatrix {
  const left = toMlMatrix(orthonormalise(gaussianMatrix(rows, values.length, seed)));
  const right = toMlMatrix(orthonormalise(gaussianMatrix(columns, values.length, seed + 1)));
  const middle = Matrix.diag([...values]);
  return sparseFromRows(left.mmul(middle).mmul(right.transpose()).to2DArray());
}

/** Returns `length` numbers. */
export function spectrum(length: number, valueAt: (place: number) => number): number[] {
  return Array.from({ length }, (_, place) => valueAt(place));
}

/** How far triples are from orthonormal and from being triples of the matrix, in doubles. */
export interface Defects {
  readonly left: number;
  readonly right: number;
  /** For each triple max(|A v - s u|, |A'u - s v|). */
  readonly residuals: readonly number[];
}

/** Measures triples against the matrix they are of. */
export function measureDefects(matrix: SparseMatrix, svd: TruncatedSvd): Defects {
  const [dense, left, right] = [toMlMatrix(matrix), toMlMatrix(svd.left), toMlMatrix(svd.right)];
  const values = Matrix.diag([...svd.singularValues]);
  const across = dense.mmul(right).sub(left.mmul(values));
  const back = dense.transpose().mmul(left).sub(right.mmul(values));
  const residuals = Array.from(svd.singularValues, (_, index) =>
    Math.max(Math.hypot(...across.getColumn(index)), Math.hypot(...back.getColumn(index))),
  );
  return { left: orthogonalityDefect(left), right: orthogonalityDefect(right), residuals };
}

function orthogonalityDefect(basis: Matrix): number {
  return basis.transpose().mmul(basis).sub(Matrix.eye(basis.columns)).abs().max();
}
