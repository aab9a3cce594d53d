import { requireOption } from '../errors.js';
import { scaleColumns } from '../matrix/normalise.js';
import { type TruncatedSvdOptions, truncatedSvd } from '../matrix/truncated-svd.js';
import { extendSpace, requireSparse, type Transform } from './transform.js';

/** Options of {@link reduction}. */
export interface ReductionOptions extends TruncatedSvdOptions {
  /** p: a target's vector is its row of U_k S_k^p (Caron 2001); may be 0 or negative; default 0.5. */
  readonly singularValueExponent?: number;
}

/**
 * A step that reduces a weighted sparse space to `rank` dimensions by truncated SVD: X ~ U_k S_k V_k'.
 *
 * The history keeps the share of the squared norm that the reduction holds (`energy`) and the rank it reached.
 *
 * @example reduction({ rank: 300, singularValueExponent: 0.5, seed: 1 })
 */
export function reduction(options: ReductionOptions = {}): Transform {
  const { singularValueExponent = 0.5, onProgress, ...svdOptions } = options;
  requireOption(Number.isFinite(singularValueExponent), 'singularValueExponent', singularValueExponent, 'a number');
  const settings = { rank: 100, oversampling: 10, powerIterations: 3, seed: 1, ...svdOptions };
  const described = { name: 'truncatedSvd', options: { ...settings, singularValueExponent } };
  return {
    ...described,
    apply(space) {
      const weights = requireSparse(space, described.name);
      const { left, singularValues, energy } = truncatedSvd(weights, {
        ...settings,
        ...(onProgress && { onProgress }),
      });
      const factors = singularValues.map((value) => value ** singularValueExponent);
      return extendSpace(space, scaleColumns(left, factors), described, { energy, rank: singularValues.length });
    },
  };
}
