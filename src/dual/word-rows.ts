import type { Vocabulary } from '../corpus/vocabulary.js';
import { ShapeError } from '../errors.js';
import { DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import type { DualSpace } from './dual-space.js';
import type { PhraseWeights } from './phrase-weights.js';

/** The unit rows of words in both spaces side by side, scaled to length 1. */
export class WordRows {
  /** One row of length 1 a word. */
  readonly matrix: DenseMatrix<Float32Array>;
  readonly #dual: DualSpace;

  /**
   * @param words those that both spaces give a direction.
   * @throws ShapeError when a space is sparse.
   */
  constructor(dual: DualSpace, words: Vocabulary) {
    this.#dual = dual;
    const first = requireDense(dual.domainSpace).columns;
    const columns = first + requireDense(dual.functionSpace).columns;
    const matrix = denseZeros(words.size, columns);
    words.labels.forEach((word, place) => {
      const row = matrix.row(place);
      addUnit(row.subarray(0, first), dual.domainSpace.vector(word), Math.SQRT1_2);
      addUnit(row.subarray(first), dual.functionSpace.vector(word), Math.SQRT1_2);
    });
    this.matrix = matrix;
  }

  /** Returns the vector of a phrase by weights, sqrt 2 [alpha d_a + beta d_b, gamma f_b]. */
  compose([modifier, head]: readonly [string, string], [alpha, beta, gamma]: PhraseWeights): Float32Array {
    const { domainSpace, functionSpace } = this.#dual;
    const first = domainSpace.matrix.columns;
    const sum = new Float64Array(first + functionSpace.matrix.columns);
    addUnit(sum.subarray(0, first), domainSpace.vector(modifier), alpha * Math.SQRT2);
    addUnit(sum.subarray(0, first), domainSpace.vector(head), beta * Math.SQRT2);
    addUnit(sum.subarray(first), functionSpace.vector(head), gamma * Math.SQRT2);
    return Float32Array.from(sum);
  }
}

function requireDense({ name, matrix }: Space): DenseMatrix<Float32Array> {
  if (matrix instanceof DenseMatrix) return matrix;
  throw new ShapeError('phraseVectors', `the sparse matrix of the ${name} space`, 'a dense one, after a reduction');
}

/** Adds a vector, scaled to a length. */
function addUnit(sum: Float32Array | Float64Array, vector: Float32Array, length: number): void {
  let squares = 0;
  for (let entry = 0; entry < vector.length; entry++) squares += vector[entry] * vector[entry];
  const scale = length / Math.sqrt(squares);
  for (let entry = 0; entry < vector.length; entry++) sum[entry] += vector[entry] * scale;
}
