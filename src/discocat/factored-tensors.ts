import type { Vocabulary } from '../corpus/vocabulary.js';
import { ShapeError } from '../errors.js';
import type { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import type { TensorMethod, VerbTensors } from './verb-tensors.js';

/** What {@link FactoredTensors} hold, each matrix with a row of three blocks of k numbers. */
export interface FactoredTensorParts {
  readonly verbs: Vocabulary;
  readonly nouns: Vocabulary;
  /** Of each verb a, c and t. */
  readonly factors: DenseMatrix<Float32Array>;
  /** Of each noun as a subject x, g and p. */
  readonly subjects: DenseMatrix<Float32Array>;
  /** Of each noun as an object y, h and q. */
  readonly objects: DenseMatrix<Float32Array>;
}

/**
 * Tensors of all verbs as one sum of factors (implicit tensor factorisation: Van de Cruys, Poibeau & Korhonen 2013;
 * Hashimoto & Tsuruoka 2015): the plausibility of a verb with a subject and an object is
 * a . x + c . y + g . h + sum_r t_r p_r q_r, with a, c and t of the verb, x, g and p of the subject, y, h and q of the object.
 *
 * The verb is linear in each argument. V x o = (a, h, t * q) in the subject's place, V^T x s = (c, g, t * p) in the object's.
 */
export class FactoredTensors implements VerbTensors {
  readonly method: TensorMethod = 'factored';
  readonly dimensions: number;
  readonly parts: FactoredTensorParts;

  /** @throws ShapeError when sizes do not fit. */
  constructor(parts: FactoredTensorParts) {
    const { verbs, nouns, factors, subjects, objects } = parts;
    const { columns } = factors;
    const rows = [factors.rows - verbs.size, subjects.rows - nouns.size, objects.rows - nouns.size];
    if (
      columns % 3 !== 0 ||
      subjects.columns !== columns ||
      objects.columns !== columns ||
      rows.some((row) => row !== 0)
    ) {
      const found = [factors, subjects, objects].map((matrix) => `${matrix.rows} x ${matrix.columns}`).join(', ');
      throw new ShapeError('FactoredTensors', found, `${verbs.size}, ${nouns.size}, ${nouns.size} x 3 blocks`);
    }
    this.dimensions = columns;
    this.parts = parts;
  }

  get verbs(): readonly string[] {
    return this.parts.verbs.labels;
  }

  get nouns(): readonly string[] {
    return this.parts.nouns.labels;
  }

  hasVerb(verb: string): boolean {
    return this.parts.verbs.has(verb);
  }

  hasNoun(noun: string): boolean {
    return this.parts.nouns.has(noun);
  }

  subjectVector(noun: string): Float32Array {
    return this.parts.subjects.row(this.parts.nouns.indexOf(noun));
  }

  objectVector(noun: string): Float32Array {
    return this.parts.objects.row(this.parts.nouns.indexOf(noun));
  }

  applyToObject(verb: string, object: string): Float64Array {
    return this.#apply(verb, this.objectVector(object), 0);
  }

  applyToSubject(verb: string, subject: string): Float64Array {
    return this.#apply(verb, this.subjectVector(subject), 1);
  }

  plausibility({ subject, verb, object }: TransitiveSentence): number {
    const block = this.dimensions / 3;
    const linear = this.#factors(verb).subarray(block, 2 * block);
    const other = this.objectVector(object).subarray(0, block);
    return dot(this.subjectVector(subject), this.applyToObject(verb, object)) + dot(linear, other);
  }

  /** The verb's linear block, the argument's second one, and the product of the third ones. */
  #apply(verb: string, argument: Float32Array, linear: 0 | 1): Float64Array {
    const block = this.dimensions / 3;
    const factors = this.#factors(verb);
    const applied = new Float64Array(this.dimensions);
    for (let entry = 0; entry < block; entry++) {
      applied[entry] = factors[linear * block + entry];
      applied[block + entry] = argument[block + entry];
      applied[2 * block + entry] = factors[2 * block + entry] * argument[2 * block + entry];
    }
    return applied;
  }

  #factors(verb: string): Float32Array {
    return this.parts.factors.row(this.parts.verbs.indexOf(verb));
  }
}
