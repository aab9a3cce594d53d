import { ShapeError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { addEntries, multiplyEntries } from './entrywise.js';
import { addSentences, multiplySentences } from './pair-sums.js';
import { relationalMatrix, sentenceMatrix } from './relational-matrix.js';
import { type RelationalSentence, relationalInnerProduct } from './relational-product.js';
import { tensorCosine } from './tensor-cosine.js';
import { checkTensorSize } from './tensor-size.js';

/**
 * What a phrase or sentence means: a vector; a tensor V . (s (x) o) of order two that stays in its parts, since the matrix would
 * be large; or a matrix where the parts are no longer enough.
 */
export type Meaning =
  | { readonly kind: 'vector'; readonly vector: Float64Array }
  | { readonly kind: 'tensor'; readonly sentence: RelationalSentence }
  | { readonly kind: 'matrix'; readonly matrix: DenseMatrix<Float64Array> };

/** Tensors of more cells than this, 128 MiB, stay in their parts where these are fewer numbers. */
const fewestCells = 2 ** 24;

/** Makes a meaning of a vector. */
export function vectorMeaning(vector: Float64Array): Meaning {
  return { kind: 'vector', vector };
}

/** Makes the meaning a (x) b of two vectors, kept as these. */
export function outerMeaning(left: Float64Array, right: Float64Array): Meaning {
  const row = (vector: Float64Array): DenseMatrix<Float32Array> =>
    new DenseMatrix(1, vector.length, new Float32Array(vector.length).fill(1));
  const verb = { subjects: row(left), objects: row(right), counts: Float64Array.of(1) };
  return { kind: 'tensor', sentence: { subject: left, verb, object: right } };
}

/**
 * Returns the cosine of two meanings, -1..1; 0 when either is zero, NaN where one holds NaN.
 *
 * @throws ShapeError when one is a vector and the other of order two, or their sizes differ.
 */
export function compareMeanings(left: Meaning, right: Meaning): number {
  if (left.kind === 'vector' && right.kind === 'vector') {
    requireLength(left.vector, right.vector);
    return tensorCosine(left.vector, right.vector, dot);
  }
  if (left.kind === 'tensor' && right.kind === 'tensor') {
    return tensorCosine(left.sentence, right.sentence, relationalInnerProduct);
  }
  return tensorCosine(toMatrix(left), toMatrix(right), (a, b) => {
    requireLength(a.values, b.values);
    return dot(a.values, b.values);
  });
}

/**
 * Returns the sum of two meanings. Tensors of one verb and one object are summed in their subjects, in which they are linear; others
 * become matrices, or, from some 4,000 dimensions on, keep the argument pairs of both where these are fewer numbers.
 *
 * @throws ShapeError as {@link compareMeanings}; QualiaError with code `TENSOR_SIZE` where a matrix would be too large.
 */
export function addMeanings(left: Meaning, right: Meaning): Meaning {
  if (left.kind === 'vector' && right.kind === 'vector') return vectorMeaning(addEntries(left.vector, right.vector));
  if (left.kind === 'tensor' && right.kind === 'tensor') {
    const [a, b] = [left.sentence, right.sentence];
    if (a.verb === b.verb && a.object === b.object) {
      return { kind: 'tensor', sentence: { ...a, subject: addEntries(a.subject, b.subject) } };
    }
    if (staysInParts(a, b, a.verb.counts.length + b.verb.counts.length)) {
      return { kind: 'tensor', sentence: addSentences(a, b) };
    }
  }
  return combineMatrices(left, right, addEntries);
}

/**
 * Returns the entrywise product of two meanings. Tensors become matrices, or, as in {@link addMeanings}, stay in pairs.
 *
 * @throws as {@link addMeanings}.
 */
export function multiplyMeanings(left: Meaning, right: Meaning): Meaning {
  if (left.kind === 'vector' && right.kind === 'vector') {
    return vectorMeaning(multiplyEntries(left.vector, right.vector));
  }
  if (left.kind === 'tensor' && right.kind === 'tensor') {
    const [a, b] = [left.sentence, right.sentence];
    if (staysInParts(a, b, a.verb.counts.length * b.verb.counts.length)) {
      return { kind: 'tensor', sentence: multiplySentences(a, b) };
    }
  }
  return combineMatrices(left, right, multiplyEntries);
}

/**
 * Spells out a meaning of order two as a matrix, rows for subjects and columns for objects.
 *
 * @throws ShapeError for a vector; QualiaError with code `TENSOR_SIZE` where the matrix would be too large.
 */
export function toMatrix(meaning: Meaning): DenseMatrix<Float64Array> {
  switch (meaning.kind) {
    case 'matrix':
      return meaning.matrix;
    case 'tensor': {
      const { subject, verb, object } = meaning.sentence;
      checkTensorSize(subject.length * object.length);
      return sentenceMatrix(subject, relationalMatrix(verb), object);
    }
    case 'vector':
      throw new ShapeError(
        'a comparison of meanings',
        'a vector beside a tensor of order two',
        'two of one kind: choose an operator whose sentences are vectors',
      );
  }
}

function combineMatrices(left: Meaning, right: Meaning, combine: (...values: Float64Array[]) => Float64Array): Meaning {
  const [a, b] = [toMatrix(left), toMatrix(right)];
  return { kind: 'matrix', matrix: new DenseMatrix(a.rows, a.columns, combine(a.values, b.values)) };
}

/** Tells whether so many pairs are fewer numbers than a large matrix. */
function staysInParts(left: RelationalSentence, right: RelationalSentence, pairs: number): boolean {
  const dimensions = left.subject.length;
  return right.subject.length === dimensions && dimensions ** 2 > fewestCells && 2 * pairs < dimensions;
}

function requireLength(left: Float64Array, right: Float64Array): void {
  if (left.length === right.length) return;
  throw new ShapeError('a comparison of meanings', `${right.length} numbers`, `${left.length}`);
}
