import { ShapeError } from '../errors.js';
import { DenseMatrix, type FloatArray } from '../matrix/dense-matrix.js';
import { sumOuterProducts } from '../matrix/outer-products.js';
import type { ArgumentVectors } from './verb-arguments.js';

/**
 * Returns the relational matrix of a verb from its arguments (Grefenstette & Sadrzadeh 2011, EMNLP, section 3).
 *
 * V = sum_k c_k s_k (x) o_k over the argument pairs, each as often as it was counted: rows are subjects, columns
 * objects. It holds d x d doubles for vectors of d numbers, as accurate as {@link sumOuterProducts} makes them: blocks
 * of 128 pairs are summed in single precision, the blocks in double.
 */
export function relationalMatrix({ subjects, objects, counts }: ArgumentVectors): DenseMatrix<Float64Array> {
  return sumOuterProducts(subjects, objects, { weights: counts });
}

/**
 * Returns the Kronecker matrix v (x) v of a verb's own context vector (Grefenstette & Sadrzadeh 2011, GEMS, section 3).
 */
export function kroneckerMatrix(vector: FloatArray): DenseMatrix<Float64Array> {
  return new DenseMatrix(
    vector.length,
    vector.length,
    Float64Array.from({ length: vector.length ** 2 }, (_, cell) => {
      return vector[Math.floor(cell / vector.length)] * vector[cell % vector.length];
    }),
  );
}

/**
 * Returns the meaning of a transitive sentence under a verb matrix, V . (s (x) o), entry by entry: cell (i, j) is
 * s_i V_ij o_j (Grefenstette & Sadrzadeh 2011).
 *
 * @throws ShapeError when the nouns do not fit the verb.
 */
export function sentenceMatrix(subject: FloatArray, verb: DenseMatrix, object: FloatArray): DenseMatrix<Float64Array> {
  const { rows, columns } = verb;
  if (subject.length !== rows || object.length !== columns) {
    throw new ShapeError('sentenceMatrix', `a ${rows} x ${columns} verb`, `${subject.length} x ${object.length}`);
  }
  const matrix = new DenseMatrix(rows, columns, new Float64Array(rows * columns));
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) matrix.values[i * columns + j] = subject[i] * verb.at(i, j) * object[j];
  }
  return matrix;
}
