import { mapEntries } from '../select.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { columnSums, rowSums, total } from '../sums.js';

/**
 * Weights counts by the ratio p(c|t) / p(c), the weighting of Mitchell & Lapata 2008 (section 4).
 *
 * Every value is above 0; 1 means that target and context are independent.
 *
 * @param counts targets x contexts, no value below 0.
 */
export function contextRatio(counts: SparseMatrix): SparseMatrix {
  const targets = rowSums(counts);
  const contexts = columnSums(counts);
  const all = total(counts);
  return mapEntries(counts, counts.columns, (column, count, row) => [
    column,
    (count * all) / (targets[row] * contexts[column]),
  ]);
}
