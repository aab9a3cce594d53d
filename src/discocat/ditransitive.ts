import { requireOption, ShapeError } from '../errors.js';
import type { DenseMatrix, FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { multiplyEntries } from './entrywise.js';
import { tensorCosine } from './tensor-cosine.js';
import { sumRows } from './verb-map.js';

/** The argument triples of a ditransitive verb: row k of each matrix belongs to the same triple, weighted by `counts[k]`. */
export interface DitransitiveArguments {
  readonly subjects: DenseMatrix<Float32Array>;
  /** The first objects: "girl" in "boy gives girl book". */
  readonly firstObjects: DenseMatrix<Float32Array>;
  /** The second objects: "book" in "boy gives girl book". */
  readonly secondObjects: DenseMatrix<Float32Array>;
  readonly counts: Float64Array;
}

/** A ditransitive sentence: vectors of its nouns and the argument triples of its verb. */
export interface DitransitiveSentence {
  readonly subject: FloatArray;
  readonly verb: DitransitiveArguments;
  readonly firstObject: FloatArray;
  readonly secondObject: FloatArray;
}

/** The places of the arguments of a ditransitive verb. */
export const ditransitivePlaces = ['subject', 'firstObject', 'secondObject'] as const;

/** The place of an argument of a ditransitive verb. */
export type DitransitivePlace = (typeof ditransitivePlaces)[number];

/**
 * Returns the inner product of two ditransitive sentences V . (s (x) o1 (x) o2) with the cube V = sum_k c_k s_k (x) o1_k (x) o2_k
 * (Coecke, Sadrzadeh & Clark 2010, with relational tensors as of Grefenstette & Sadrzadeh 2011): a sum over pairs of triples of
 * three inner products each, so that no cube is made.
 *
 * @throws ShapeError when the vectors differ in length.
 */
export function ditransitiveInnerProduct(left: DitransitiveSentence, right: DitransitiveSentence): number {
  const weights = ditransitivePlaces.map((place) => {
    if (left[place].length !== right[place].length) {
      throw new ShapeError('ditransitiveInnerProduct', `${right[place].length} dimensions`, `${left[place].length}`);
    }
    return multiplyEntries(left[place], right[place]);
  });
  let sum = 0;
  for (let k = 0; k < left.verb.counts.length; k++) {
    const weighed = ditransitivePlaces.map((place, axis) => multiplyEntries(weights[axis], rowOf(left.verb, place, k)));
    for (let l = 0; l < right.verb.counts.length; l++) {
      let term = left.verb.counts[k] * right.verb.counts[l];
      for (const [axis, place] of ditransitivePlaces.entries()) {
        if (term !== 0) term *= dot(weighed[axis], rowOf(right.verb, place, l));
      }
      sum += term;
    }
  }
  return sum;
}

/** Returns the cosine of two ditransitive sentences, -1..1; 0 when either is zero. Throws as {@link ditransitiveInnerProduct}. */
export function compareDitransitives(left: DitransitiveSentence, right: DitransitiveSentence): number {
  return tensorCosine(left, right, ditransitiveInnerProduct);
}

/**
 * Returns the meaning of a ditransitive sentence as a vector in the place of one argument, which is copied: with the subject
 * copied s . sum_k c_k s_k <o1_k, o1> <o2_k, o2>, the cube contracted with both objects.
 *
 * @throws OptionError for another place.
 */
export function copyDitransitive(sentence: DitransitiveSentence, copied: DitransitivePlace): Float64Array {
  requireOption(ditransitivePlaces.includes(copied), 'copied', copied, ditransitivePlaces.join(', '));
  const { verb } = sentence;
  const others = ditransitivePlaces.filter((place) => place !== copied);
  const weights = verb.counts.map((count, k) =>
    others.reduce((product, place) => product * dot(rowOf(verb, place, k), sentence[place]), count),
  );
  return multiplyEntries(sentence[copied], sumRows(matrixOf(verb, copied), weights));
}

function matrixOf(verb: DitransitiveArguments, place: DitransitivePlace): DenseMatrix<Float32Array> {
  return place === 'subject' ? verb.subjects : place === 'firstObject' ? verb.firstObjects : verb.secondObjects;
}

function rowOf(verb: DitransitiveArguments, place: DitransitivePlace, row: number): Float32Array {
  return matrixOf(verb, place).row(row);
}
