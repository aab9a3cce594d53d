import { requireOption, requireWhole } from '../errors.js';
import { lanczosSvd } from './lanczos-svd.js';
import { randomisedSvd } from './randomised-svd.js';
import { type RowBlocks, toRowBlocks } from './row-blocks.js';
import { SparseMatrix } from './sparse-matrix.js';
import type { TruncatedSvd } from './truncated-svd-result.js';

/** Options of {@link truncatedSvd}. */
export interface TruncatedSvdOptions {
  /**
   * The number of singular triples, k; default 100. The result has fewer when the matrix has a lower rank, where a
   * direction below 1e-6 of the largest counts as none.
   */
  readonly rank?: number;
  /**
   * `lanczos`, the default, goes on until the values have converged; `randomised` makes a fixed number of steps and says
   * how far it came.
   */
  readonly method?: 'lanczos' | 'randomised';
  /** Of `lanczos`: the estimated relative error of the singular values that is small enough; default 1e-4. */
  readonly tolerance?: number;
  /** Of `randomised`: extra directions that are carried along and dropped at the end, p; default 10. */
  readonly oversampling?: number;
  /** Of `randomised`: how often the sample is multiplied with AA', q; more is more exact; default 3. */
  readonly powerIterations?: number;
  /** The seed of the random start; default 1. */
  readonly seed?: number;
  /** Of `lanczos`: threads that share the work; default 1. The result is the same on any number. */
  readonly threads?: number;
  /** Is told the share of the work that is done, from 0 to 1, as far as it can be known; may throw to stop the work. */
  readonly onProgress?: (share: number) => void;
}

/** The defaults of {@link TruncatedSvdOptions}, but for progress. */
export const truncatedSvdDefaults = {
  rank: 100,
  method: 'lanczos',
  tolerance: 1e-4,
  oversampling: 10,
  powerIterations: 3,
  seed: 1,
  threads: 1,
} as const;

/**
 * Computes a truncated singular value decomposition A ~ U S V' of a sparse matrix, in memory or read block by block.
 *
 * By default a block Golub-Kahan process (Golub, Luk & Overton 1981) with full reorthogonalisation, or by randomised
 * subspace iteration (Halko, Martinsson & Tropp 2011), which needs the matrix in memory. Products are in single
 * precision, small factors in doubles. The result depends on the matrix, the options and the seed, and on nothing else.
 *
 * @throws OptionError when an option is out of range; QualiaError with code `MEMORY` when it does not fit.
 * @example
 * const { left, singularValues, relativeError } = truncatedSvd(ppmi(counts), { rank: 300, seed: 1 });
 */
export function truncatedSvd(matrix: SparseMatrix | RowBlocks, options: TruncatedSvdOptions = {}): TruncatedSvd {
  const { onProgress, ...given } = options;
  const settings = { ...truncatedSvdDefaults, ...given };
  const { method, tolerance, rank, threads } = settings;
  const atLeast = (name: 'rank' | 'oversampling' | 'powerIterations' | 'threads', least: number): void => {
    const value = settings[name];
    requireWhole(name, value, least);
  };
  atLeast('rank', 1);
  atLeast('oversampling', 0);
  atLeast('powerIterations', 0);
  atLeast('threads', 1);
  requireOption(method === 'lanczos' || method === 'randomised', 'method', method, '"lanczos" or "randomised"');
  requireOption(tolerance > 0 && tolerance < 1, 'tolerance', tolerance, 'above 0, below 1');
  if (method === 'randomised') {
    requireOption(matrix instanceof SparseMatrix, 'method', method, '"lanczos", for a matrix that is read in blocks');
    return randomisedSvd(matrix, { ...settings, onProgress });
  }
  const source = matrix instanceof SparseMatrix ? toRowBlocks(matrix) : matrix;
  return lanczosSvd(source, { rank, tolerance, seed: settings.seed, threads, onProgress });
}
