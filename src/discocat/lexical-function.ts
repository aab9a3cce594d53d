import { ShapeError } from '../errors.js';
import { type DenseMatrix, denseFromRows, type FloatArray } from '../matrix/dense-matrix.js';
import { type RidgePenalty, solveRidgeWith } from '../matrix/ridge-validation.js';
import { applyLinearMap } from './linear-map.js';

/** An argument of a word with the vector of the two together, as they were seen in a corpus. */
export interface ObservedArgument {
  readonly argument: FloatArray;
  /** The vector of the phrase as a whole, for instance of "red wine" for the argument "wine" of "red". */
  readonly phrase: FloatArray;
}

/** The matrix of one word that takes an argument. */
export interface LexicalFunction {
  readonly matrix: DenseMatrix<Float32Array>;
  compose(argument: FloatArray): Float64Array;
}

/**
 * Fits the matrix of one word, an adjective or an intransitive verb, that takes the vectors of its arguments to those of its phrases
 * (Baroni & Zamparelli 2010), by ridge regression.
 *
 * @param options.penalty of the ridge regression, a number or `validated`; default 1.
 * @throws ShapeError where there are no phrases or vectors differ in length; OptionError for a penalty not above 0.
 * @example fitLexicalFunction(wines.map((wine) => ({ argument: vector(wine), phrase: vector(`red ${wine}`) })))
 */
export function fitLexicalFunction(
  observed: readonly ObservedArgument[],
  options: { readonly penalty?: RidgePenalty | undefined } = {},
): LexicalFunction {
  if (observed.length === 0) throw new ShapeError('fitLexicalFunction', 'no phrases', 'at least one');
  const inputs = denseFromRows(observed.map(({ argument }) => argument));
  const matrix = solveRidgeWith(inputs, denseFromRows(observed.map(({ phrase }) => phrase)), options.penalty);
  return { matrix, compose: (argument) => applyLinearMap(matrix, argument) };
}
