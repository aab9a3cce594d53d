import { type DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import { logLoss, sigmoid } from '../matrix/sigmoid.js';
import type { Negatives, TripleLearner } from './train-in-epochs.js';
import type { TripleTable } from './triple-table.js';

/**
 * The loss of tensor skip-gram with negative sampling, and its steps (Wijnholds, Sadrzadeh & Clark 2020).
 *
 * With unit vectors s and o of a seen subject and object, and o' of other objects, the matrix M that is applied to subjects
 * has the loss -log sigma(s^T M o) - sum log sigma(-s^T M o'); the matrix N that is applied to objects has
 * -log sigma(s^T N o) - sum log sigma(-s'^T N o). Vectors of nouns stay as they are, so that each verb is learned by itself
 * and each loss is convex. The gradient of M is s (x) sum_i e_i o_i with e = sigma - label, that of N likewise.
 */
export class SkipGramLearner implements TripleLearner {
  readonly subjectMatrices: DenseMatrix<Float32Array>;
  readonly objectMatrices: DenseMatrix<Float32Array>;
  readonly #table: TripleTable;
  readonly #dimensions: number;
  readonly #decay: number;
  readonly #product: Float64Array;
  readonly #gradient: Float64Array;
  #kept: readonly Float32Array[] = [];

  /** @param options.penalty shrinks the matrix of a verb by this share of the step whenever it learns. */
  constructor(table: TripleTable, { penalty }: { readonly penalty: number }) {
    const { columns } = table.vectors;
    this.#table = table;
    this.#dimensions = columns;
    this.#decay = penalty;
    this.#product = new Float64Array(columns);
    this.#gradient = new Float64Array(columns);
    this.subjectMatrices = denseZeros(table.verbs.size, columns ** 2);
    this.objectMatrices = denseZeros(table.verbs.size, columns ** 2);
  }

  /** Gives every verb the same two matrices to start from. */
  startFrom(subjectMatrix: Float32Array, objectMatrix: Float32Array): void {
    for (let verb = 0; verb < this.#table.verbs.size; verb++) {
      this.subjectMatrices.row(verb).set(subjectMatrix);
      this.objectMatrices.row(verb).set(objectMatrix);
    }
  }

  learn(triple: number, rate: number, samples: Negatives): void {
    const { verbOf, subjectOf, objectOf } = this.#table;
    const [verb, subject, object] = [verbOf[triple], subjectOf[triple], objectOf[triple]];
    const shrink = 1 - rate * this.#decay;
    this.#applyToSubject(verb, subject);
    this.#gradient.fill(0);
    this.#addError(object, 1);
    for (let draw = 0; draw < samples.negatives; draw++) this.#addError(samples.object(), 0);
    this.#stepSubject(verb, subject, { rate, shrink });
    this.#applyToObject(verb, object);
    this.#gradient.fill(0);
    this.#addError(subject, 1);
    for (let draw = 0; draw < samples.negatives; draw++) this.#addError(samples.subject(), 0);
    this.#stepObject(verb, object, { rate, shrink });
  }

  loss(triple: number, samples: Negatives): number {
    const { verbOf, subjectOf, objectOf } = this.#table;
    const [verb, subject, object] = [verbOf[triple], subjectOf[triple], objectOf[triple]];
    this.#applyToSubject(verb, subject);
    let loss = logLoss(this.#score(object));
    for (let draw = 0; draw < samples.negatives; draw++) loss += logLoss(-this.#score(samples.object()));
    this.#applyToObject(verb, object);
    loss += logLoss(this.#score(subject));
    for (let draw = 0; draw < samples.negatives; draw++) loss += logLoss(-this.#score(samples.subject()));
    return loss;
  }

  keep(): void {
    this.#kept = [this.subjectMatrices.values.slice(), this.objectMatrices.values.slice()];
  }

  restore(): void {
    const [subject, object] = this.#kept;
    if (subject === undefined || object === undefined) return;
    this.subjectMatrices.values.set(subject);
    this.objectMatrices.values.set(object);
    this.#kept = [];
  }

  /** Sets the product to M^T s. */
  #applyToSubject(verb: number, subject: number): void {
    const { values: vectors } = this.#table.vectors;
    const { values: cells } = this.subjectMatrices;
    const [d, product] = [this.#dimensions, this.#product];
    product.fill(0);
    for (let i = 0, cell = verb * d * d; i < d; i++) {
      const value = vectors[subject * d + i];
      for (let j = 0; j < d; j++, cell++) product[j] += value * cells[cell];
    }
  }

  /** Sets the product to N o. */
  #applyToObject(verb: number, object: number): void {
    const { values: vectors } = this.#table.vectors;
    const { values: cells } = this.objectMatrices;
    const [d, product] = [this.#dimensions, this.#product];
    for (let i = 0, cell = verb * d * d; i < d; i++) {
      let sum = 0;
      for (let j = 0, at = object * d; j < d; j++, cell++, at++) sum += cells[cell] * vectors[at];
      product[i] = sum;
    }
  }

  #score(noun: number): number {
    const { values: vectors } = this.#table.vectors;
    const [d, product] = [this.#dimensions, this.#product];
    let sum = 0;
    for (let i = 0, at = noun * d; i < d; i++, at++) sum += product[i] * vectors[at];
    return sum;
  }

  /** Adds (label - sigma) n to the descent of the matrix's product. */
  #addError(noun: number, label: number): void {
    const { values: vectors } = this.#table.vectors;
    const [d, gradient] = [this.#dimensions, this.#gradient];
    const error = label - sigmoid(this.#score(noun));
    for (let i = 0, at = noun * d; i < d; i++, at++) gradient[i] += error * vectors[at];
  }

  #stepSubject(verb: number, subject: number, { rate, shrink }: { rate: number; shrink: number }): void {
    const { values: vectors } = this.#table.vectors;
    const { values: cells } = this.subjectMatrices;
    const [d, gradient] = [this.#dimensions, this.#gradient];
    for (let i = 0, cell = verb * d * d; i < d; i++) {
      const step = rate * vectors[subject * d + i];
      for (let j = 0; j < d; j++, cell++) cells[cell] = shrink * cells[cell] + step * gradient[j];
    }
  }

  #stepObject(verb: number, object: number, { rate, shrink }: { rate: number; shrink: number }): void {
    const { values: vectors } = this.#table.vectors;
    const { values: cells } = this.objectMatrices;
    const [d, gradient] = [this.#dimensions, this.#gradient];
    for (let i = 0, cell = verb * d * d; i < d; i++) {
      const step = rate * gradient[i];
      for (let j = 0, at = object * d; j < d; j++, cell++, at++)
        cells[cell] = shrink * cells[cell] + step * vectors[at];
    }
  }
}
