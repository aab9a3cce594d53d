import { mapValues } from '../select.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { columnCounts } from '../sums.js';

/**
 * Weights counts by term frequency times inverse document frequency (Sparck Jones 1972): f_ij * log(n / n_j).
 *
 * n is the number of rows (documents) and n_j how many of them hold column j, so a column in every row is dropped.
 */
export function inverseDocumentFrequency(counts: SparseMatrix): SparseMatrix {
  const frequencies = columnCounts(counts).map((documents) =>
    documents === 0 ? 0 : Math.log(counts.rows / documents),
  );
  return mapValues(counts, (count, column) => count * frequencies[column]);
}
