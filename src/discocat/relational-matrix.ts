import { ShapeError } from '../errors.js';
import { DenseMatrix, type FloatArray } from '../matrix/dense-matrix.js';
import type { ArgumentVectors } from './verb-arguments.js';

/**
 * Returns the relational matrix of a verb from its arguments (Grefenstette & Sadrzadeh 2011, EMNLP, section 3).
 *
 * V = sum_k c_k s_k (x) o_k over the argument pairs, each as often as it was counted: rows are subjects, columns
 * objects. It holds d x d doubles for vectors of d numbers.
 */
export function relationalMatrix({ subjects, objects, counts }: ArgumentVectors): DenseMatrix<Float64Array> {
  const matrix = doubleZeros(subjects.columns, objects.columns);
  counts.forEach((count, pair) => {
    addOuterProduct(matrix, subjects.row(pair), objects.row(pair), count);
  });
  return matrix;
}

/**
 * Returns the Kronecker matrix v (x) v of a verb's own context vector (Grefenstette & Sadrzadeh 2011, GEMS, section 3).
 */
export function kroneckerMatrix(vector: FloatArray): DenseMatrix<Float64Array> {
  const matrix = doubleZeros(vector.length, vector.length);
  addOuterProduct(matrix, vector, vector, 1);
  return matrix;
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
  const matrix = doubleZeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) matrix.values[i * columns + j] = subject[i] * verb.at(i, j) * object[j];
  }
  return matrix;
}

function doubleZeros(rows: number, columns: number): DenseMatrix<Float64Array> {
  return new DenseMatrix(rows, columns, new Float64Array(rows * columns));
}

function addOuterProduct(
  { values, columns }: DenseMatrix<Float64Array>,
  left: FloatArray,
  right: FloatArray,
  factor: number,
): void {
  for (let i = 0; i < left.length; i++) {
    const scaled = factor * left[i];
    if (scaled === 0) continue;
    const start = i * columns;
    for (let j = 0; j < columns; j++) values[start + j] += scaled * right[j];
  }
}
