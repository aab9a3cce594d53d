import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { Centres } from './centring.js';

/** The encoder that a head was trained on; it fits no other. */
export interface HeadEncoderIdentity {
  readonly provider: string;
  /** With the checksum of the model's files and settings, where it has one. */
  readonly modelId: string;
  /** The layers whose vectors of a word in its text stand side by side; null for one as the model is set. */
  readonly layers: readonly number[] | null;
}

/** How much each kind of evidence counts. */
export interface HeadWeights {
  /** Of the product of the projected context with the meaning's texts. */
  readonly projection: number;
  /** Of the sense prior, see `createSensePrior`. */
  readonly prior: number;
  /** Of the nearness of the context to meanings related to the two best, see `tryAgain`. */
  readonly relations: number;
}

/** How a head did on documents that nothing was learned from. */
export interface HeadMetrics {
  readonly documents: number;
  /** Occurrences with more than one candidate. */
  readonly questions: number;
  /** The share of them whose best candidate is right, without the prior where its weight was given. */
  readonly accuracy: number;
  /** The same of the sense prior alone. */
  readonly priorAccuracy: number;
  /** The mean cross entropy of the right candidates, in nats. */
  readonly loss: number;
}

/** What a head tells of how it came to be. */
export interface HeadFacts {
  /** What it was trained on, for instance `SemCor 3.0`. */
  readonly data: string;
  readonly examples: number;
  readonly documents: number;
  readonly seed: number;
  /** The loss of the questions to check behind each epoch. */
  readonly losses: readonly number[];
  readonly bestEpoch: number;
  readonly metrics: HeadMetrics;
}

/** A light head over an encoder that stays as it is. */
export interface SenseHead {
  readonly encoder: HeadEncoderIdentity;
  readonly centres: Centres;
  /** W, width of contexts x width of rows of meanings. */
  readonly projection: DenseMatrix<Float32Array>;
  /** Multiplies the products of projected contexts and meanings. */
  readonly scale: number;
  readonly weights: HeadWeights;
  readonly facts: HeadFacts;
}
