import { requireOption } from '../errors.js';
import { denseZeros } from '../matrix/dense-matrix.js';
import { scaleColumns } from '../matrix/normalise.js';
import { selectRows } from '../matrix/select.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { multiplySparseDense } from '../matrix/sparse-products.js';
import { type TruncatedSvdOptions, truncatedSvd, truncatedSvdDefaults } from '../matrix/truncated-svd.js';
import type { TruncatedSvd } from '../matrix/truncated-svd-result.js';
import type { Space } from './space.js';
import { extendSpace, requireSparse, type Transform } from './transform.js';

/** Options of {@link reduction}. */
export interface ReductionOptions extends TruncatedSvdOptions {
  /** p: a target's vector is its row of U_k S_k^p (Caron 2001); may be 0 or negative; default 0.5. */
  readonly singularValueExponent?: number;
  /**
   * Which targets are folded in: the decomposition is of the others, and a target x of these gets the row x V_k S_k^-1 of U_k, by which
   * many rare targets do not bend the space of the others (Deerwester et al. 1990, section 4.3). Default none.
   */
  readonly isFolded?: ((target: string) => boolean) | undefined;
}

/** The name of the step in a history. */
export const reductionStep = 'truncatedSvd';

/**
 * A step that reduces a weighted sparse space to `rank` dimensions by truncated SVD: X ~ U_k S_k V_k'.
 *
 * The history keeps the share of the squared norm that the reduction holds (`energy`), the estimated error of the
 * singular values (`relativeError`), the rank it reached and the singular values, largest first, with which
 * {@link viewSpace} turns the space into one of another k and p.
 *
 * @example reduction({ rank: 300, singularValueExponent: 0.5, seed: 1 })
 */
export function reduction(options: ReductionOptions = {}): Transform {
  const { singularValueExponent = 0.5, onProgress, isFolded = () => false, ...svdOptions } = options;
  requireOption(Number.isFinite(singularValueExponent), 'singularValueExponent', singularValueExponent, 'a number');
  const settings = { ...truncatedSvdDefaults, ...svdOptions };
  const described = { name: reductionStep, options: { ...describeSvd(settings), singularValueExponent } };
  return {
    ...described,
    apply(space) {
      const weights = requireSparse(space, described.name);
      const folded = space.targets.labels.flatMap((target, row) => (isFolded(target) ? [row] : []));
      const svdSettings = { ...settings, ...(onProgress && { onProgress }) };
      if (folded.length === 0) return reduceBy(space, truncatedSvd(weights, svdSettings), described);
      return reduceBy(space, decomposeAround(weights, folded, svdSettings), described, { folded: folded.length });
    },
  };
}

/** Returns the space of U_k S_k^p, with what the decomposition reached and its singular values in the history. */
export function reduceBy(
  space: Space,
  { left, singularValues, energy, relativeError }: Omit<TruncatedSvd, 'right' | 'residuals'>,
  described: { readonly name: string; readonly options: ReducingOptions },
  more: { readonly folded?: number } = {},
): Space {
  const factors = singularValues.map((value) => value ** described.options.singularValueExponent);
  const outcome = {
    energy,
    relativeError,
    rank: singularValues.length,
    singularValues: Array.from(singularValues),
    ...more,
  };
  return extendSpace(space, scaleColumns(left, factors), described, outcome);
}

/** Decomposes the rows but some, and folds these in. */
function decomposeAround(
  weights: SparseMatrix,
  folded: readonly number[],
  settings: Required<Omit<TruncatedSvdOptions, 'onProgress'>> & Pick<TruncatedSvdOptions, 'onProgress'>,
): Omit<TruncatedSvd, 'right' | 'residuals'> {
  const isFolded = new Uint8Array(weights.rows);
  for (const row of folded) isFolded[row] = 1;
  const fitted = Array.from(isFolded.keys()).filter((row) => isFolded[row] === 0);
  const { left, right, ...reached } = truncatedSvd(selectRows(weights, fitted), settings);
  const inverses = reached.singularValues.map((value) => 1 / value);
  const rest = multiplySparseDense(selectRows(weights, folded), scaleColumns(right, inverses), {
    threads: settings.threads,
  });
  const all = denseZeros(weights.rows, left.columns);
  fitted.forEach((row, place) => {
    all.row(row).set(left.row(place));
  });
  folded.forEach((row, place) => {
    all.row(row).set(rest.row(place));
  });
  return { left: all, ...reached };
}

/** The options of a step that reduces: p, and those of the decomposition. */
type ReducingOptions = Transform['options'] & { readonly singularValueExponent: number };

/** The options that the result depends on: those of the method, and not the number of threads. */
function describeSvd(settings: Required<Omit<TruncatedSvdOptions, 'onProgress'>>): Record<string, string | number> {
  const { method, rank, seed, tolerance, oversampling, powerIterations } = settings;
  return method === 'lanczos'
    ? { method, rank, tolerance, seed }
    : { method, rank, oversampling, powerIterations, seed };
}
