import { mapEntries } from '../select.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { createPmi } from './ppmi.js';

/**
 * Weights counts by positive local mutual information, f_ij * max(0, pmi_ij), in nats (Evert 2005, section 3.1).
 *
 * @param counts targets x contexts, no value below 0.
 */
export function localMutualInformation(counts: SparseMatrix): SparseMatrix {
  const information = createPmi(counts);
  return mapEntries(counts, counts.columns, (column, count, row) => [
    column,
    count * Math.max(0, information(row, column, count)),
  ]);
}
