import type { SparseMatrix } from './sparse-matrix.js';

/** Returns the sum of each row, in doubles. */
export function rowSums({ rows, rowStarts, values }: SparseMatrix): Float64Array {
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++) sums[row] = sumOf(values, rowStarts[row], rowStarts[row + 1]);
  return sums;
}

/** Returns the sum of each column, in doubles. */
export function columnSums({ columns, columnIndices, values }: SparseMatrix): Float64Array {
  const sums = new Float64Array(columns);
  addToColumns(sums, columnIndices, values);
  return sums;
}

/** Adds entries to the sums of their columns, one after the other. */
export function addToColumns(sums: Float64Array, columns: Int32Array | Uint32Array, values: Float32Array): void {
  let entry = 0;
  // Four at a time: the columns are read before the sums are written, which the compiler must not assume by itself.
  for (; entry + 4 <= values.length; entry += 4) {
    const a = columns[entry];
    const b = columns[entry + 1];
    const c = columns[entry + 2];
    const d = columns[entry + 3];
    sums[a] += values[entry];
    sums[b] += values[entry + 1];
    sums[c] += values[entry + 2];
    sums[d] += values[entry + 3];
  }
  for (; entry < values.length; entry++) sums[columns[entry]] += values[entry];
}

/** Returns how many rows have an entry in each column. */
export function columnCounts({ columns, columnIndices }: SparseMatrix): Float64Array {
  const counts = new Float64Array(columns);
  for (let entry = 0; entry < columnIndices.length; entry++) counts[columnIndices[entry]]++;
  return counts;
}

/** Returns the sum of all cells, in doubles. */
export function total({ values }: SparseMatrix): number {
  return sumOf(values, 0, values.length);
}

/** Returns the sum of all squared cells: the square of the Frobenius norm. */
export function squaredNorm({ values }: SparseMatrix): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let entry = 0;
  for (; entry + 4 <= values.length; entry += 4) {
    a += values[entry] * values[entry];
    b += values[entry + 1] * values[entry + 1];
    c += values[entry + 2] * values[entry + 2];
    d += values[entry + 3] * values[entry + 3];
  }
  for (; entry < values.length; entry++) a += values[entry] * values[entry];
  return a + b + (c + d);
}

/** Adds up some values in four running sums: one alone would wait for each addition to end. */
function sumOf(values: Float32Array, begin: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let entry = begin;
  for (; entry + 4 <= end; entry += 4) {
    a += values[entry];
    b += values[entry + 1];
    c += values[entry + 2];
    d += values[entry + 3];
  }
  for (; entry < end; entry++) a += values[entry];
  return a + b + (c + d);
}
