import { requireOption } from '../../errors.js';
import { mapEntries } from '../select.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { columnSums, rowSums } from '../sums.js';

/** Options of {@link ppmi}. */
export interface PpmiOptions {
  /** The exponent on context counts (Levy, Goldberg & Dagan 2015, section 3.1, `cds`); default 1, often 0.75. */
  readonly contextSmoothing?: number;
  /** Is subtracted from every value before cutting at 0: log k of shifted PPMI (`neg`); default 0, in nats. */
  readonly shift?: number;
}

/**
 * Weights counts by positive pointwise mutual information, in nats.
 *
 * Turney 2012, equations 1 to 5: with p_ij = f_ij / sum f, pmi_ij = log(p_ij / (p_i* p_*j)), the value is
 * max(0, pmi_ij). With smoothing a, p_*j becomes f_*j^a / sum f_*j^a. Scaling all counts changes nothing.
 *
 * @param counts targets x contexts, no value below 0.
 * @throws OptionError when an option is out of range.
 */
export function ppmi(counts: SparseMatrix, options: PpmiOptions = {}): SparseMatrix {
  const { contextSmoothing = 1, shift = 0 } = options;
  requireOption(
    contextSmoothing > 0 && contextSmoothing <= 1,
    'contextSmoothing',
    contextSmoothing,
    'above 0, up to 1',
  );
  requireOption(Number.isFinite(shift) && shift >= 0, 'shift', shift, 'a number >= 0');
  const information = createPmi(counts, contextSmoothing);
  return mapEntries(counts, counts.columns, (column, count, row) => [
    column,
    Math.max(0, information(row, column, count) - shift),
  ]);
}

/** Returns the function that gives pmi_ij, in nats, for a stored count of `counts`. */
export function createPmi(
  counts: SparseMatrix,
  contextSmoothing = 1,
): (row: number, column: number, count: number) => number {
  const targets = rowSums(counts);
  const contexts = columnSums(counts).map((sum) => sum ** contextSmoothing);
  const contextTotal = contexts.reduce((sum, value) => sum + value, 0);
  // One logarithm of the ratio, not a difference of three: an independent cell comes out as 0, not as a rounding error.
  return (row, column, count) => Math.log((count * contextTotal) / (targets[row] * contexts[column]));
}

/** Returns the pmi of each stored cell with its sign kept; cells of exactly 0 are dropped. */
export function pmi(counts: SparseMatrix, options: Pick<PpmiOptions, 'contextSmoothing'> = {}): SparseMatrix {
  const { contextSmoothing = 1 } = options;
  requireOption(
    contextSmoothing > 0 && contextSmoothing <= 1,
    'contextSmoothing',
    contextSmoothing,
    'above 0, up to 1',
  );
  const information = createPmi(counts, contextSmoothing);
  return mapEntries(counts, counts.columns, (column, count, row) => [column, information(row, column, count)]);
}
