import type { CompositionModel } from '../embedding/composition-model.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';
import { checkSigns, type SignedOptions } from './signed-vectors.js';
import { tensorCosine } from './tensor-cosine.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** The vectors of a sentence's words. */
interface SentenceVectors {
  readonly subject: FloatArray;
  readonly verb: FloatArray;
  readonly object: FloatArray;
}

/**
 * Compares sentences by the 0-diag model of Grefenstette & Sadrzadeh 2011 (GEMS): the verb's matrix has its own context vector v on
 * the diagonal, and 0 elsewhere.
 *
 * The sentence has s_i v_i o_i on its diagonal alone, so that the cosine is that of the multiplicative model.
 *
 * @throws SignedVectorsError when the space holds negative numbers, unless `signed` is `accept`.
 */
export function createZeroDiagonalModel(
  space: Space,
  options: SignedOptions = {},
): CompositionModel<TransitiveSentence> {
  return createDiagonalModel(space, '0-diag', options, (left, right) => diagonalProduct(left, right, true));
}

/**
 * Compares sentences by the 1-diag model of Grefenstette & Sadrzadeh 2011 (GEMS): the verb's matrix has its own context vector v on
 * the diagonal, and 1 elsewhere.
 *
 * The inner product of two sentences is (s . s') (o . o') without its diagonal, sum_i s_i s'_i o_i o'_i, and with
 * sum_i v_i v'_i s_i s'_i o_i o'_i in its place, so that no matrix is made.
 *
 * @throws SignedVectorsError when the space holds negative numbers, unless `signed` is `accept`.
 */
export function createOneDiagonalModel(
  space: Space,
  options: SignedOptions = {},
): CompositionModel<TransitiveSentence> {
  return createDiagonalModel(space, '1-diag', options, (left, right) => {
    const whole = dot(left.subject, right.subject) * dot(left.object, right.object);
    return whole - diagonalProduct(left, right, false) + diagonalProduct(left, right, true);
  });
}

function createDiagonalModel(
  space: Space,
  name: string,
  options: SignedOptions,
  product: (left: SentenceVectors, right: SentenceVectors) => number,
): CompositionModel<TransitiveSentence> {
  checkSigns(name, space, options);
  const vectorsOf = ({ subject, verb, object }: TransitiveSentence): SentenceVectors => ({
    subject: space.vector(subject),
    verb: space.vector(verb),
    object: space.vector(object),
  });
  return { name, similarity: (left, right) => tensorCosine(vectorsOf(left), vectorsOf(right), product) };
}

/** The inner product of the diagonals of two sentences, with their verbs or with ones in the place of these. */
function diagonalProduct(left: SentenceVectors, right: SentenceVectors, hasVerbs: boolean): number {
  let sum = 0;
  for (let entry = 0; entry < left.subject.length; entry++) {
    const verbs = hasVerbs ? left.verb[entry] * right.verb[entry] : 1;
    sum += verbs * left.subject[entry] * right.subject[entry] * left.object[entry] * right.object[entry];
  }
  return sum;
}
