import type { Vocabulary } from '../corpus/vocabulary.js';
import { ShapeError } from '../errors.js';
import type { DenseMatrix, FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import type { LearnedTensors, TensorMethod } from './learned-tensors.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** What {@link MatrixTensors} hold. */
export interface MatrixTensorParts {
  readonly method: TensorMethod;
  readonly verbs: Vocabulary;
  readonly nouns: Vocabulary;
  /** One row of d numbers a noun. */
  readonly vectors: DenseMatrix<Float32Array>;
  /** One row of d x d numbers a verb, rows subjects, columns objects: the matrix that is applied to a subject. */
  readonly subjectMatrices: DenseMatrix<Float32Array>;
  /** Likewise, the matrix that is applied to an object; it may be the same. */
  readonly objectMatrices: DenseMatrix<Float32Array>;
}

/**
 * Verbs of two matrices, one that maps subjects to objects and one that maps objects to subjects (Wijnholds, Sadrzadeh &
 * Clark 2020). Plausibility is the mean of what both say.
 */
export class MatrixTensors implements LearnedTensors {
  readonly method: TensorMethod;
  readonly dimensions: number;
  readonly verbs: Vocabulary;
  readonly nouns: Vocabulary;
  readonly parts: MatrixTensorParts;
  #mean: Float32Array | undefined;

  /** @throws ShapeError when sizes do not fit. */
  constructor(parts: MatrixTensorParts) {
    const { verbs, nouns, vectors } = parts;
    for (const { rows, columns } of [parts.subjectMatrices, parts.objectMatrices]) {
      if (rows === verbs.size && columns === vectors.columns ** 2 && vectors.rows === nouns.size) continue;
      const expected = `${verbs.size} verbs of ${vectors.columns} x ${vectors.columns}, ${nouns.size} nouns`;
      throw new ShapeError('MatrixTensors', `${rows} matrices of ${columns}, ${vectors.rows} vectors`, expected);
    }
    this.method = parts.method;
    this.dimensions = vectors.columns;
    this.parts = parts;
    this.verbs = parts.verbs;
    this.nouns = parts.nouns;
  }

  subjectVector(noun: string): Float32Array {
    return this.parts.vectors.row(this.nouns.indexOf(noun));
  }

  objectVector(noun: string): Float32Array {
    return this.subjectVector(noun);
  }

  applyToObject(verb: string, object?: string): Float64Array {
    const vector = object === undefined ? this.#constant() : this.objectVector(object);
    return multiplyVector(this.#cells(this.parts.objectMatrices, verb), vector);
  }

  applyToSubject(verb: string, subject?: string): Float64Array {
    const vector = subject === undefined ? this.#constant() : this.subjectVector(subject);
    return multiplyTransposed(this.#cells(this.parts.subjectMatrices, verb), vector);
  }

  plausibility({ subject, verb, object }: TransitiveSentence): number {
    const [s, o] = [this.subjectVector(subject), this.objectVector(object)];
    return (dot(s, this.applyToObject(verb, object)) + dot(o, this.applyToSubject(verb, subject))) / 2;
  }

  /** The vector of no argument: the mean of those of all nouns, which keeps the 1 that may end each. */
  #constant(): Float32Array {
    if (this.#mean !== undefined) return this.#mean;
    const { vectors } = this.parts;
    const sum = new Float64Array(this.dimensions);
    vectors.values.forEach((value, cell) => {
      sum[cell % this.dimensions] += value;
    });
    this.#mean = Float32Array.from(sum, (value) => value / vectors.rows);
    return this.#mean;
  }

  #cells(matrices: DenseMatrix<Float32Array>, verb: string): Float32Array {
    return matrices.row(this.verbs.indexOf(verb));
  }
}

/** Returns M x v for the cells of a square matrix, row by row. */
export function multiplyVector(cells: FloatArray, vector: FloatArray): Float64Array {
  const { length } = vector;
  const product = new Float64Array(length);
  for (let i = 0, cell = 0; i < length; i++) {
    let sum = 0;
    for (let j = 0; j < length; j++, cell++) sum += cells[cell] * vector[j];
    product[i] = sum;
  }
  return product;
}

/** Returns M^T x v for the cells of a square matrix, row by row. */
function multiplyTransposed(cells: FloatArray, vector: FloatArray): Float64Array {
  const { length } = vector;
  const product = new Float64Array(length);
  for (let i = 0, cell = 0; i < length; i++) {
    const value = vector[i];
    for (let j = 0; j < length; j++, cell++) product[j] += value * cells[cell];
  }
  return product;
}
