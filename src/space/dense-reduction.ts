import { OptionError, requireOption, ShapeError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { denseSvd } from '../matrix/dense-svd.js';
import { reduceBy, reductionStep } from './reduction.js';
import type { Transform } from './transform.js';

/** Options of {@link denseReduction}. */
export interface DenseReductionOptions {
  /** k, at most; default one dimension a column. */
  readonly rank?: number;
  /**
   * p of U_k S_k^p (Caron 2001); default 1, which with all dimensions keeps every cosine. Below 1 it evens out the
   * dimensions, as whitening does at 0.
   */
  readonly singularValueExponent?: number;
}

/**
 * A step that turns the vectors of a dense space, such as pretrained ones, into U_k S_k^p of their own singular value
 * decomposition, not centred, so that k and p can be chosen for them as for a counted space (`viewSpace`).
 *
 * The history keeps the singular values as that of `reduction` does.
 *
 * @throws ShapeError for a sparse space; OptionError for an option out of range, or vectors that are all zero.
 * @example denseReduction({ rank: 100, singularValueExponent: 0.5 }).apply(await readGlove('glove.6B.300d.txt'))
 */
export function denseReduction(options: DenseReductionOptions = {}): Transform {
  const { rank, singularValueExponent = 1 } = options;
  requireOption(Number.isFinite(singularValueExponent), 'singularValueExponent', singularValueExponent, 'a number');
  const described = { name: reductionStep, options: { method: 'gram', rank: rank ?? 'all', singularValueExponent } };
  return {
    ...described,
    apply(space) {
      const { matrix, name } = space;
      if (!(matrix instanceof DenseMatrix)) {
        throw new ShapeError(reductionStep, `the sparse matrix of the ${name} space`, 'a dense one; use reduction');
      }
      const svd = denseSvd(matrix, rank === undefined ? {} : { rank });
      if (svd.singularValues.length === 0) throw new OptionError('space', name, 'one with a vector that is not zero');
      return reduceBy(space, svd, described);
    },
  };
}
