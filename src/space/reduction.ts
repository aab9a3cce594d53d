import { requireOption } from '../errors.js';
import { scaleColumns } from '../matrix/normalise.js';
import { type TruncatedSvdOptions, truncatedSvd, truncatedSvdDefaults } from '../matrix/truncated-svd.js';
import type { TruncatedSvd } from '../matrix/truncated-svd-result.js';
import type { Space } from './space.js';
import { extendSpace, requireSparse, type Transform } from './transform.js';

/** Options of {@link reduction}. */
export interface ReductionOptions extends TruncatedSvdOptions {
  /** p: a target's vector is its row of U_k S_k^p (Caron 2001); may be 0 or negative; default 0.5. */
  readonly singularValueExponent?: number;
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
  const { singularValueExponent = 0.5, onProgress, ...svdOptions } = options;
  requireOption(Number.isFinite(singularValueExponent), 'singularValueExponent', singularValueExponent, 'a number');
  const settings = { ...truncatedSvdDefaults, ...svdOptions };
  const described = { name: reductionStep, options: { ...describeSvd(settings), singularValueExponent } };
  return {
    ...described,
    apply(space) {
      const weights = requireSparse(space, described.name);
      const svd = truncatedSvd(weights, { ...settings, ...(onProgress && { onProgress }) });
      return reduceBy(space, svd, described);
    },
  };
}

/** Returns the space of U_k S_k^p, with what the decomposition reached and its singular values in the history. */
export function reduceBy(
  space: Space,
  { left, singularValues, energy, relativeError }: Omit<TruncatedSvd, 'right' | 'residuals'>,
  described: { readonly name: string; readonly options: ReducingOptions },
): Space {
  const factors = singularValues.map((value) => value ** described.options.singularValueExponent);
  const outcome = { energy, relativeError, rank: singularValues.length, singularValues: Array.from(singularValues) };
  return extendSpace(space, scaleColumns(left, factors), described, outcome);
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
