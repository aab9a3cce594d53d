import { QualiaError, ShapeError } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import type { Meaning } from './meaning.js';

/**
 * Returns "not" of a truth value: in a sentence space with one basis vector for false and one for true it swaps these (Coecke,
 * Sadrzadeh & Clark 2010, section 4). Applied twice it gives the value back.
 *
 * @throws ShapeError when there are not two numbers.
 */
export function negateTruth(truth: FloatArray): Float64Array {
  if (truth.length !== 2) throw new ShapeError('negateTruth', `${truth.length} numbers`, '2, of false and of true');
  return Float64Array.of(truth[1], truth[0]);
}

/**
 * Returns "a not b" of vectors: what is left of a without its part along b, a - b <a, b> / <b, b> (Widdows 2003). It is orthogonal
 * to b. A space of contexts has no truth values to swap; there a negation says which of the senses of a word is not meant.
 *
 * @throws QualiaError with code `ZERO_VECTOR` when b is zero, which leaves nothing to take away; ShapeError when the lengths differ.
 */
export function negateVector(vector: FloatArray, negated: FloatArray): Float64Array {
  if (vector.length !== negated.length) {
    throw new ShapeError('negateVector', `${negated.length} dimensions`, `${vector.length}`);
  }
  const square = dot(negated, negated);
  if (square === 0) throw new QualiaError('ZERO_VECTOR', 'A vector of zeros cannot be negated: it has no direction.');
  const share = dot(vector, negated) / square;
  return Float64Array.from(vector, (value, entry) => value - share * negated[entry]);
}

/**
 * Returns a sentence under an auxiliary, "does", "will" or "has": the sentence itself, since the wires of an auxiliary pass its
 * verb phrase on unchanged (Preller & Sadrzadeh 2011).
 */
export function applyAuxiliary(sentence: Meaning): Meaning {
  return sentence;
}
