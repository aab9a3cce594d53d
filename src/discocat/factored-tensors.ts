import type { Vocabulary } from '../corpus/vocabulary.js';
import { ShapeError } from '../errors.js';
import type { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import type { LearnedTensors, TensorMethod } from './learned-tensors.js';
import type { TransitiveSentence } from './transitive-sentence.js';

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
 * V x o = (a, 0, t * q) in the subject's place, V^T x s = (c, 0, t * p) in the object's: what the verb has a part in. Without
 * an argument they are (a, 0, 0) and (c, 0, 0).
 */
export class FactoredTensors implements LearnedTensors {
  readonly method: TensorMethod = 'factored';
  readonly dimensions: number;
  readonly verbs: Vocabulary;
  readonly nouns: Vocabulary;
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
    this.verbs = parts.verbs;
    this.nouns = parts.nouns;
  }

  subjectVector(noun: string): Float32Array {
    return this.parts.subjects.row(this.nouns.indexOf(noun));
  }

  objectVector(noun: string): Float32Array {
    return this.parts.objects.row(this.nouns.indexOf(noun));
  }

  applyToObject(verb: string, object?: string): Float64Array {
    return this.#apply(verb, object === undefined ? undefined : this.objectVector(object), 0);
  }

  applyToSubject(verb: string, subject?: string): Float64Array {
    return this.#apply(verb, subject === undefined ? undefined : this.subjectVector(subject), 1);
  }

  plausibility({ subject, verb, object }: TransitiveSentence): number {
    const block = this.dimensions / 3;
    const [s, o] = [this.subjectVector(subject), this.objectVector(object)];
    const linear = this.#factors(verb).subarray(block, 2 * block);
    const pairs = dot(s.subarray(block, 2 * block), o.subarray(block, 2 * block));
    return dot(s, this.applyToObject(verb, object)) + dot(linear, o.subarray(0, block)) + pairs;
  }

  /** The verb's linear block for a place, and the product of its third block with that of the argument. */
  #apply(verb: string, argument: Float32Array | undefined, place: 0 | 1): Float64Array {
    const block = this.dimensions / 3;
    const factors = this.#factors(verb);
    const applied = new Float64Array(this.dimensions);
    for (let entry = 0; entry < block; entry++) applied[entry] = factors[place * block + entry];
    if (argument === undefined) return applied;
    for (let entry = 2 * block; entry < applied.length; entry++) applied[entry] = factors[entry] * argument[entry];
    return applied;
  }

  #factors(verb: string): Float32Array {
    return this.parts.factors.row(this.verbs.indexOf(verb));
  }
}
