import type { DenseMatrix, FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import type { ArgumentVectors } from './verb-arguments.js';

/**
 * Returns V x o, the relational matrix of a verb times the vector of an object: a vector in the place of the subject.
 *
 * With V = sum_k c_k s_k (x) o_k it is sum_k c_k s_k <o_k, o>, so that no matrix is made (Grefenstette & Sadrzadeh 2011).
 */
export function multiplyByObject({ subjects, objects, counts }: ArgumentVectors, object: FloatArray): Float64Array {
  return sumRows(subjects, weigh(counts, objects, object));
}

/** Returns V^T x s, the transposed matrix of a verb times the vector of a subject: a vector in the place of the object. */
export function multiplyBySubject({ subjects, objects, counts }: ArgumentVectors, subject: FloatArray): Float64Array {
  return sumRows(objects, weigh(counts, subjects, subject));
}

/** Returns the sum of the rows, each times its weight. */
export function sumRows({ columns, values }: DenseMatrix, weights: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(columns);
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row];
    if (weight === 0) continue;
    const start = row * columns;
    for (let entry = 0; entry < columns; entry++) sum[entry] += weight * values[start + entry];
  }
  return sum;
}

/** Returns the count of each pair times the inner product of one of its words with a vector. */
function weigh(counts: Float64Array, words: DenseMatrix, vector: FloatArray): Float64Array {
  return counts.map((count, pair) => count * dot(words.row(pair), vector));
}
