import { ShapeError } from '../errors.js';
import { DenseMatrix } from './dense-matrix.js';
import { gram, multiplyDoubles } from './dense-products.js';
import { transposeDense } from './transpose.js';

/** Rows that are factored together, and the side of triangles that are inverted entry by entry; the rest are products. */
const blockSide = 64;

/**
 * Returns the upper triangular R with R'R = `matrix`, which is symmetric, or undefined when it is not positive definite.
 *
 * Only the upper triangle is read.
 *
 * @param options.least the share of the largest diagonal entry that every pivot must exceed, >= 0; default 0.
 * @throws ShapeError when the matrix is not square.
 */
export function choleskyFactor(
  matrix: DenseMatrix,
  options: { readonly least?: number } = {},
): DenseMatrix<Float64Array> | undefined {
  const steps = factorSteps(matrix, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Does as {@link choleskyFactor}, a block of rows a step: each step gives the share of the rows that are done, so that a
 * caller can tell it or stop.
 */
export function* factorSteps(
  matrix: DenseMatrix,
  options: { readonly least?: number } = {},
): Generator<number, DenseMatrix<Float64Array> | undefined, void> {
  const { least = 0 } = options;
  const size = matrix.rows;
  if (size !== matrix.columns) throw new ShapeError('choleskyFactor', `${size} x ${matrix.columns}`, 'a square matrix');
  const upper = new DenseMatrix(size, size, new Float64Array(size * size));
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix.at(i, i));
  for (let first = 0; first < size; first += blockSide) {
    const end = Math.min(size, first + blockSide);
    for (let row = first; row < end; row++) {
      upper.row(row).set(matrix.values.subarray(row * size + row, (row + 1) * size), row);
    }
    if (first > 0) subtractAbove(upper, first, end);
    if (!factorRows(upper, { first, end, pivot: least * largest })) return undefined;
    yield end / size;
  }
  return upper;
}

/** Subtracts from rows `first` to `end`, from column `first` on, the products of the finished rows above. */
function subtractAbove(upper: DenseMatrix<Float64Array>, first: number, end: number): void {
  const above = cut(upper, { rows: [0, first], columns: [first, upper.columns] });
  const own = cut(upper, { rows: [0, first], columns: [first, end] });
  const products = multiplyDoubles(transposeDense(own), above);
  for (let row = first; row < end; row++) {
    const target = upper.row(row);
    const product = products.row(row - first);
    for (let column = row; column < upper.columns; column++) target[column] -= product[column - first];
  }
}

/** Factors the rows of a block, which stand where no row above it counts any more; false where a pivot is too small. */
function factorRows(
  upper: DenseMatrix<Float64Array>,
  { first, end, pivot }: { readonly first: number; readonly end: number; readonly pivot: number },
): boolean {
  const size = upper.columns;
  for (let i = first; i < end; i++) {
    const row = upper.row(i);
    for (let p = first; p < i; p++) {
      const above = upper.row(p);
      const factor = above[i];
      for (let j = i; j < size; j++) row[j] -= factor * above[j];
    }
    if (!(row[i] > pivot)) return false;
    const root = Math.sqrt(row[i]);
    row[i] = root;
    for (let j = i + 1; j < size; j++) row[j] /= root;
  }
  return true;
}

/**
 * Returns the inverse of an upper triangular matrix: of halves, [[A, B], [0, C]] has the inverse
 * [[A^-1, -A^-1 B C^-1], [0, C^-1]]; small ones by back substitution.
 */
export function invertUpper(upper: DenseMatrix): DenseMatrix<Float64Array> {
  const size = upper.rows;
  if (size <= blockSide) return substituteBack(upper);
  const half = blockSide * Math.ceil(size / 2 / blockSide);
  const first = invertUpper(cut(upper, { rows: [0, half], columns: [0, half] }));
  const second = invertUpper(cut(upper, { rows: [half, size], columns: [half, size] }));
  const corner = cut(upper, { rows: [0, half], columns: [half, size] });
  const beside = multiplyDoubles(first, multiplyDoubles(corner, second));
  const inverse = new DenseMatrix(size, size, new Float64Array(size * size));
  for (let row = 0; row < half; row++) {
    inverse.row(row).set(first.row(row));
    for (let column = half; column < size; column++) {
      inverse.values[row * size + column] = -beside.values[row * beside.columns + column - half];
    }
  }
  for (let row = half; row < size; row++) inverse.row(row).set(second.row(row - half), half);
  return inverse;
}

/** Returns the inverse of R'R from R, upper triangular: R^-1 times its transpose. */
export function inverseFromFactor(upper: DenseMatrix): DenseMatrix<Float64Array> {
  return gram(transposeDense(invertUpper(upper)));
}

function substituteBack(upper: DenseMatrix): DenseMatrix<Float64Array> {
  const size = upper.rows;
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let p = row + 1; p <= column; p++) sum -= upper.at(row, p) * inverse[p * size + column];
      inverse[row * size + column] = sum / upper.at(row, row);
    }
  }
  return new DenseMatrix(size, size, inverse);
}

/** Copies the cells of some rows and columns, each from the first to before the second number. */
function cut(
  matrix: DenseMatrix,
  { rows, columns }: { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] },
): DenseMatrix<Float64Array> {
  const height = rows[1] - rows[0];
  const width = columns[1] - columns[0];
  const part = new DenseMatrix(height, width, new Float64Array(height * width));
  for (let row = 0; row < height; row++) {
    part.row(row).set(matrix.row(rows[0] + row).subarray(columns[0], columns[1]));
  }
  return part;
}
