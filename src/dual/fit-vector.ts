import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { toMlMatrix } from '../matrix/convert-ml-matrix.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot, gram } from '../matrix/dense-products.js';

/**
 * Changes a vector as little as needed for its inner products with some rows to come near given values.
 *
 * Minimises ||X v - y||^2 + penalty ||v - start||^2 (ridge regression, Hoerl & Kennard 1970), solved over the rows, which
 * are fewer than the columns: v = start + X' (X X' + penalty I)^-1 (y - X start) (Saunders, Gammerman & Vovk 1998).
 *
 * @param rows X, the rows one by one.
 * @param values y, one a row.
 * @param penalty above 0.
 */
export function fitVector(
  start: Float32Array,
  rows: readonly Float32Array[],
  values: readonly number[],
  penalty: number,
): Float32Array {
  if (rows.length === 0) return start.slice();
  const columns = rows.length;
  const transposed = new Float32Array(start.length * columns);
  rows.forEach((row, column) => {
    for (let entry = 0; entry < row.length; entry++) transposed[entry * columns + column] = row[entry];
  });
  const system = toMlMatrix(gram(new DenseMatrix(start.length, columns, transposed)));
  for (let row = 0; row < columns; row++) system.set(row, row, system.get(row, row) + penalty);
  const gaps = Matrix.columnVector(rows.map((row, place) => values[place] - dot(start, row)));
  const shares = new CholeskyDecomposition(system).solve(gaps).to1DArray();
  const fitted = Float64Array.from(start);
  rows.forEach((row, place) => {
    for (let entry = 0; entry < row.length; entry++) fitted[entry] += shares[place] * row[entry];
  });
  return Float32Array.from(fitted);
}
