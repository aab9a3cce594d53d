import { DenseMatrix } from './dense-matrix.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Returns the transpose, by counting the columns and scattering the rows: time and memory are linear in the nonzeros. */
export function transpose(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, nonzeros, columnIndices: from, values } = matrix;
  const rowStarts = new Float64Array(columns + 1);
  const counts = countColumns(from, columns);
  for (let column = 0; column < columns; column++) rowStarts[column + 1] = rowStarts[column] + counts[column];

  // Whole numbers of 32 bits index arrays much faster than doubles do.
  const next = nonzeros < 2 ** 32 ? Uint32Array.from(rowStarts) : rowStarts.slice();
  const columnIndices = new Int32Array(nonzeros);
  const transposed = new Float32Array(nonzeros);
  for (let row = 0; row < rows; row++) {
    const end = matrix.rowStarts[row + 1];
    for (let entry = matrix.rowStarts[row]; entry < end; entry++) {
      const place = next[from[entry]]++;
      columnIndices[place] = row;
      transposed[place] = values[entry];
    }
  }
  return new SparseMatrix({ rows: columns, columns: rows }, rowStarts, columnIndices, transposed);
}

/** Counts how often each column occurs. */
function countColumns(columnIndices: Int32Array, columns: number): Uint32Array {
  const counts = new Uint32Array(columns);
  let entry = 0;
  // Four at a time, as in `columnSums`.
  for (; entry + 4 <= columnIndices.length; entry += 4) {
    const a = columnIndices[entry];
    const b = columnIndices[entry + 1];
    const c = columnIndices[entry + 2];
    const d = columnIndices[entry + 3];
    counts[a]++;
    counts[b]++;
    counts[c]++;
    counts[d]++;
  }
  for (; entry < columnIndices.length; entry++) counts[columnIndices[entry]]++;
  return counts;
}

/** Returns the transpose of a dense matrix, in doubles. */
export function transposeDense({ rows, columns, values }: DenseMatrix): DenseMatrix<Float64Array> {
  const turned = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column];
  }
  return new DenseMatrix(columns, rows, turned);
}
