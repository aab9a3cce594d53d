import { ShapeError } from '../errors.js';
import { type DenseMatrix, denseFromRows, type FloatArray } from '../matrix/dense-matrix.js';
import { type RidgePenalty, solveRidgeWith } from '../matrix/ridge-validation.js';
import { applyLinearMap } from './linear-map.js';

/** A phrase of two words with its own vector, as it was seen in a corpus. */
export interface ObservedPhrase {
  readonly first: FloatArray;
  readonly second: FloatArray;
  /** The vector of the phrase as a whole. */
  readonly phrase: FloatArray;
}

/** Composes the vectors of two words, each by a matrix of its place. */
export interface FullAdditive {
  /** One matrix for both places: the first word's rows above the second's. */
  readonly matrix: DenseMatrix<Float32Array>;
  compose(first: FloatArray, second: FloatArray): Float64Array;
}

/**
 * Fits the full additive model p = A u + B v to phrases with vectors of their own (Zanzotto et al. 2010; Guevara 2010), by one ridge
 * regression on both words side by side. One pair of matrices serves all phrases of a construction.
 *
 * @param options.penalty of the ridge regression, a number or `validated`; default 1.
 * @throws ShapeError where there are no phrases or vectors differ in length; OptionError for a penalty not above 0.
 */
export function fitFullAdditive(
  phrases: readonly ObservedPhrase[],
  options: { readonly penalty?: RidgePenalty | undefined } = {},
): FullAdditive {
  if (phrases.length === 0) throw new ShapeError('fitFullAdditive', 'no phrases', 'at least one');
  const inputs = denseFromRows(phrases.map(({ first, second }) => [...first, ...second]));
  const matrix = solveRidgeWith(inputs, denseFromRows(phrases.map(({ phrase }) => phrase)), options.penalty);
  return { matrix, compose: (first, second) => applyLinearMap(matrix, Float64Array.of(...first, ...second)) };
}
