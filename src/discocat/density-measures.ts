import { ShapeError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import {
  compressDensity,
  crossProducts,
  type DensityMatrix,
  densityCells,
  densitySpectrum,
  densityTrace,
  finiteEigen,
  scaleRows,
} from './density-matrix.js';

/**
 * Returns the von Neumann entropy of a density matrix at trace 1, -tr(rho log rho), in bits: 0 for a pure state, log2 of the number of
 * dimensions at most, and 0 for a matrix of zeros. It measures how ambiguous a word is (Piedeleu, Kartsaklis, Coecke & Sadrzadeh 2015).
 *
 * @throws OptionError when a weight is negative; QualiaError when a number is not finite.
 */
export function densityEntropy(density: DensityMatrix): number {
  const { values } = densitySpectrum(density);
  const trace = values.reduce((sum, value) => sum + value, 0);
  const entropy = values.reduce((sum, value) => sum - (value / trace) * Math.log2(value / trace), 0);
  return Math.max(0, entropy);
}

/**
 * Returns how alike two density matrices are, tr(A B) / sqrt(tr(A^2) tr(B^2)), 0..1; 0 when either is zero. For pure states it is the
 * square of the cosine of their vectors.
 *
 * @throws ShapeError when they differ in dimensions.
 */
export function densitySimilarity(left: DensityMatrix, right: DensityMatrix): number {
  checkDimensions(left, right);
  const norms = Math.sqrt(traceOfProduct(left, left)) * Math.sqrt(traceOfProduct(right, right));
  return norms === 0 ? 0 : Math.min(1, traceOfProduct(left, right) / norms);
}

/** Returns tr(A B): the sum of the squares of X Y^T with A = X^T X and B = Y^T Y, or, of many states, that of the cells of A . B. */
function traceOfProduct(left: DensityMatrix, right: DensityMatrix): number {
  const { columns } = left.vectors;
  if (left.vectors.rows * right.vectors.rows <= columns ** 2) {
    return crossProducts(scaleRows(left), scaleRows(right)).values.reduce((sum, value) => sum + value * value, 0);
  }
  return dot(densityCells(left).values, densityCells(right).values);
}

/**
 * Returns the fidelity of two density matrices at trace 1, (tr sqrt(sqrt(A) B sqrt(A)))^2, 0..1; 0 when either is zero. For pure states
 * it is the square of the cosine of their vectors.
 *
 * With A = X^T X and B = Y^T Y it is the square of the sum of the singular values of X Y^T (Uhlmann 1976).
 *
 * @throws ShapeError when they differ in dimensions; QualiaError when a number is not finite.
 */
export function densityFidelity(left: DensityMatrix, right: DensityMatrix): number {
  checkDimensions(left, right);
  const traces = densityTrace(left) * densityTrace(right);
  if (traces === 0) return 0;
  const cross = crossProducts(scaleRows(compressDensity(left)), scaleRows(compressDensity(right)));
  const small = cross.rows <= cross.columns ? cross : transposed(cross);
  const squares = finiteEigen(crossProducts(small, small)).values;
  const sum = squares.reduce((total, square) => total + Math.sqrt(Math.max(0, square)), 0);
  return Math.min(1, (sum * sum) / traces);
}

function transposed({ rows, columns, values }: DenseMatrix): DenseMatrix<Float64Array> {
  const cells = Float64Array.from(values, (_, cell) => values[(cell % rows) * columns + Math.floor(cell / rows)]);
  return new DenseMatrix(columns, rows, cells);
}

/** @throws ShapeError when two density matrices differ in dimensions. */
export function checkDimensions(left: DensityMatrix, right: DensityMatrix): void {
  const [found, expected] = [right.vectors.columns, left.vectors.columns];
  if (found !== expected) throw new ShapeError('Two density matrices', `${found} dimensions`, `${expected}`);
}
