import type { SparseMatrix } from './sparse-matrix.js';

/** Returns the sum of each row, in doubles. */
export function rowSums(matrix: SparseMatrix): Float64Array {
  const sums = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    let sum = 0;
    const end = matrix.rowStarts[row + 1];
    for (let entry = matrix.rowStarts[row]; entry < end; entry++) sum += matrix.values[entry];
    sums[row] = sum;
  }
  return sums;
}

/** Returns the sum of each column, in doubles. */
export function columnSums(matrix: SparseMatrix): Float64Array {
  const sums = new Float64Array(matrix.columns);
  for (let entry = 0; entry < matrix.nonzeros; entry++) {
    sums[matrix.columnIndices[entry]] += matrix.values[entry];
  }
  return sums;
}

/** Returns how many rows have an entry in each column. */
export function columnCounts(matrix: SparseMatrix): Float64Array {
  const counts = new Float64Array(matrix.columns);
  for (const column of matrix.columnIndices) counts[column]++;
  return counts;
}

/** Returns the sum of all cells, in doubles. */
export function total(matrix: SparseMatrix): number {
  return matrix.values.reduce((sum, value) => sum + value, 0);
}

/** Returns the sum of all squared cells: the square of the Frobenius norm. */
export function squaredNorm(matrix: SparseMatrix): number {
  return matrix.values.reduce((sum, value) => sum + value * value, 0);
}
