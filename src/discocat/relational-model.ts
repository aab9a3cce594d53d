import type { CompositionModel } from '../embedding/composition-model.js';
import { ShapeError } from '../errors.js';
import type { DenseMatrix, FloatArray } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import { type ArgumentVectors, argumentVectors, type VerbArguments } from './verb-arguments.js';

/** Which argument pairs of two verbs made their sentences alike, and by how much. */
export interface RelationalEvidence {
  readonly left: string;
  readonly right: string;
  readonly share: number;
}

/**
 * Returns the inner product of two transitive sentences under relational verb matrices.
 *
 * Grefenstette & Sadrzadeh 2011: V = sum_k s_k (x) o_k over the verb's argument pairs (a_k, b_k), and a sentence is
 * V . (s (x) o) with the entrywise product. The inner product of two sentences is then
 * sum_kl <s . a_k, s' . a'_l> <o . b_k, o' . b'_l>, so that no n x n matrix is ever made.
 */
export function relationalInnerProduct(left: RelationalSentence, right: RelationalSentence): number {
  const dimensions = left.subject.length;
  if (right.subject.length !== dimensions) {
    throw new ShapeError('relationalInnerProduct', `${right.subject.length} dimensions`, `${dimensions}`);
  }
  const subjects = left.subject.map((value, entry) => value * right.subject[entry]);
  const objects = left.object.map((value, entry) => value * right.object[entry]);
  let sum = 0;
  for (let k = 0; k < left.verb.counts.length; k++) {
    for (let l = 0; l < right.verb.counts.length; l++) {
      const weight = left.verb.counts[k] * right.verb.counts[l];
      sum += weight * pairProduct(left, right, k, l, subjects, objects);
    }
  }
  return sum;
}

/** A sentence ready for the relational model: vectors of its nouns, argument vectors of its verb. */
export interface RelationalSentence {
  readonly subject: FloatArray;
  readonly verb: ArgumentVectors;
  readonly object: FloatArray;
}

function pairProduct(
  left: RelationalSentence,
  right: RelationalSentence,
  k: number,
  l: number,
  subjects: FloatArray,
  objects: FloatArray,
): number {
  const bySubject = tripleProduct(subjects, left.verb.subjects, k, right.verb.subjects, l);
  return bySubject === 0 ? 0 : bySubject * tripleProduct(objects, left.verb.objects, k, right.verb.objects, l);
}

/** Returns sum_i w_i A_ki B_li. */
function tripleProduct(weights: FloatArray, a: DenseMatrix, k: number, b: DenseMatrix, l: number): number {
  let sum = 0;
  let left = k * a.columns;
  let right = l * b.columns;
  for (let entry = 0; entry < weights.length; entry++) sum += weights[entry] * a.values[left++] * b.values[right++];
  return sum;
}

/** Compares transitive sentences by the cosine of their relational tensors. */
export class RelationalModel implements CompositionModel<TransitiveSentence> {
  readonly name = 'relational';
  readonly #space: Space;
  readonly #verbs: VerbArguments;

  /** @param space the vectors of nouns; non-negative ones are what the model was published with. */
  constructor(space: Space, verbs: VerbArguments) {
    this.#space = space;
    this.#verbs = verbs;
  }

  /** Returns the cosine of two sentences, -1..1; throws UnknownWordError for a word or verb without a meaning. */
  similarity(left: TransitiveSentence, right: TransitiveSentence): number {
    const a = this.#meaning(left);
    const b = this.#meaning(right);
    const norms = Math.sqrt(relationalInnerProduct(a, a) * relationalInnerProduct(b, b));
    return norms === 0 ? 0 : relationalInnerProduct(a, b) / norms;
  }

  #meaning({ subject, verb, object }: TransitiveSentence): RelationalSentence {
    return {
      subject: this.#space.vector(subject),
      verb: argumentVectors(this.#verbs, verb, this.#space),
      object: this.#space.vector(object),
    };
  }
}
