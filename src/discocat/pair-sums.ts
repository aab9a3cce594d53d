import { type DenseMatrix, denseZeros, type FloatArray } from '../matrix/dense-matrix.js';
import { multiplyEntries } from './entrywise.js';
import type { RelationalSentence } from './relational-product.js';

/**
 * Returns the sum of two sentences V . (s (x) o) = sum_k c_k (s . a_k) (x) (o . b_k) as one sentence, whose verb has the argument pairs
 * s . a_k and o . b_k of both, in single precision, and whose nouns are vectors of ones.
 */
export function addSentences(left: RelationalSentence, right: RelationalSentence): RelationalSentence {
  const pairs = [left, right].flatMap(({ subject, verb, object }) =>
    Array.from(verb.counts, (count, k) => ({
      subject: multiplyEntries(subject, verb.subjects.row(k)),
      object: multiplyEntries(object, verb.objects.row(k)),
      count,
    })),
  );
  return sentenceOfPairs(pairs, left.subject.length);
}

/**
 * Returns the entrywise product of two sentences as one sentence, as {@link addSentences} does: its pairs are those of each pair of the
 * left verb with each of the right one, (s . a_k . s' . a'_l) and (o . b_k . o' . b'_l).
 */
export function multiplySentences(left: RelationalSentence, right: RelationalSentence): RelationalSentence {
  const subjects = multiplyEntries(left.subject, right.subject);
  const objects = multiplyEntries(left.object, right.object);
  const pairs = Array.from(left.verb.counts, (count, k) =>
    Array.from(right.verb.counts, (other, l) => ({
      subject: multiplyEntries(subjects, left.verb.subjects.row(k), right.verb.subjects.row(l)),
      object: multiplyEntries(objects, left.verb.objects.row(k), right.verb.objects.row(l)),
      count: count * other,
    })),
  );
  return sentenceOfPairs(pairs.flat(), left.subject.length);
}

interface WeightedPair {
  readonly subject: FloatArray;
  readonly object: FloatArray;
  readonly count: number;
}

function sentenceOfPairs(pairs: readonly WeightedPair[], dimensions: number): RelationalSentence {
  const stack = (rows: readonly FloatArray[]): DenseMatrix<Float32Array> => {
    const matrix = denseZeros(rows.length, dimensions);
    for (const [row, vector] of rows.entries()) matrix.row(row).set(vector);
    return matrix;
  };
  const ones = new Float64Array(dimensions).fill(1);
  const subjects = stack(pairs.map(({ subject }) => subject));
  const objects = stack(pairs.map(({ object }) => object));
  const counts = Float64Array.from(pairs, ({ count }) => count);
  return { subject: ones, verb: { subjects, objects, counts }, object: ones };
}
