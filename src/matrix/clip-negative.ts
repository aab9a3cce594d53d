import { DenseMatrix } from './dense-matrix.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Returns a matrix with 0 in the place of each negative number; of a sparse one those cells are left out. */
export function clipNegative(
  matrix: SparseMatrix | DenseMatrix<Float32Array>,
): SparseMatrix | DenseMatrix<Float32Array> {
  if (matrix instanceof DenseMatrix) {
    return new DenseMatrix(
      matrix.rows,
      matrix.columns,
      Float32Array.from(matrix.values, (value) => Math.max(0, value)),
    );
  }
  const { rows, columns, rowStarts, columnIndices, values } = matrix;
  const starts = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    starts[row + 1] = starts[row];
    for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) if (values[entry] > 0) starts[row + 1]++;
  }
  const isKept = (_: number, entry: number): boolean => values[entry] > 0;
  return new SparseMatrix({ rows, columns }, starts, columnIndices.filter(isKept), values.filter(isKept));
}
