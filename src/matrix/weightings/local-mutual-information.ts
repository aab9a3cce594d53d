import type { SparseMatrix } from '../sparse-matrix.js';
import { weighCounts } from './weigh-counts.js';

/**
 * Weights counts by positive local mutual information, f_ij * max(0, pmi_ij), in nats (Evert 2005, section 3.1).
 *
 * @param counts targets x contexts, no value below 0.
 */
export function localMutualInformation(counts: SparseMatrix): SparseMatrix {
  return weighCounts(counts, { measure: 'localMutualInformation' });
}
