import type { SparseMatrix } from '../sparse-matrix.js';
import { weighCounts } from './weigh-counts.js';

/**
 * Weights counts by the ratio p(c|t) / p(c), the weighting of Mitchell & Lapata 2008 (section 4).
 *
 * Every value is above 0; 1 means that target and context are independent.
 *
 * @param counts targets x contexts, no value below 0.
 */
export function contextRatio(counts: SparseMatrix): SparseMatrix {
  return weighCounts(counts, { measure: 'contextRatio' });
}
