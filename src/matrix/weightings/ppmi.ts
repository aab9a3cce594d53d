import type { SparseMatrix } from '../sparse-matrix.js';
import { weighCounts } from './weigh-counts.js';

/** Options of {@link ppmi}. */
export interface PpmiOptions {
  /** The exponent on context counts (Levy, Goldberg & Dagan 2015, section 3.1, `cds`); default 1, often 0.75. */
  readonly contextSmoothing?: number;
  /** Is subtracted from every value before cutting at 0: log k of shifted PPMI (`neg`); default 0, in nats. */
  readonly shift?: number;
  /** Threads that weigh, this one included; their number never changes the result. Default 1. */
  readonly threads?: number;
}

/**
 * Weights counts by positive pointwise mutual information, in nats.
 *
 * Turney 2012, equations 1 to 5: with p_ij = f_ij / sum f, pmi_ij = log(p_ij / (p_i* p_*j)), the value is
 * max(0, pmi_ij). With smoothing a, p_*j becomes f_*j^a / sum f_*j^a. Scaling all counts changes nothing. Values are
 * exact to 5e-7 of their size; targets and contexts that are independent give exactly 0, which is not stored.
 *
 * @param counts targets x contexts, no value below 0.
 * @throws OptionError when an option is out of range.
 */
export function ppmi(counts: SparseMatrix, options: PpmiOptions = {}): SparseMatrix {
  return weighCounts(counts, { ...options, measure: 'ppmi' });
}

/**
 * Weights counts by pointwise mutual information with its sign kept, in nats; cells of exactly 0 are dropped.
 *
 * @param counts targets x contexts, no value below 0.
 * @throws OptionError when an option is out of range.
 */
export function pmi(counts: SparseMatrix, options: Omit<PpmiOptions, 'shift'> = {}): SparseMatrix {
  return weighCounts(counts, { ...options, shift: 0, measure: 'pmi' });
}
