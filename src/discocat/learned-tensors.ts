import type { Vocabulary } from '../corpus/vocabulary.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** How tensors of verbs were learned. */
export const tensorMethods = ['skip-gram', 'ridge', 'multi-step', 'low-rank', 'factored'] as const;

/** How tensors of verbs were learned. */
export type TensorMethod = (typeof tensorMethods)[number];

/**
 * Tensors of verbs that were learned from their arguments, with the vectors of nouns that they apply to.
 *
 * The vector of a noun may differ between subject and object; a verb is a bilinear map of both.
 */
export interface LearnedTensors {
  readonly method: TensorMethod;
  /** Numbers of a noun's vector. */
  readonly dimensions: number;
  /** The verbs with a tensor. */
  readonly verbs: Vocabulary;
  /** The nouns with a vector. */
  readonly nouns: Vocabulary;
  /** Returns the vector of a noun as a subject; throws UnknownWordError when there is none. */
  subjectVector(noun: string): Float32Array;
  /** Returns the vector of a noun as an object; throws UnknownWordError when there is none. */
  objectVector(noun: string): Float32Array;
  /**
   * Returns V x o, a vector in the subject's place; without an object, what the verb alone says of its subject.
   *
   * @throws UnknownWordError for an unknown word.
   */
  applyToObject(verb: string, object?: string): Float64Array;
  /**
   * Returns V^T x s, a vector in the object's place; without a subject, what the verb alone says of its object.
   *
   * @throws UnknownWordError for an unknown word.
   */
  applyToSubject(verb: string, subject?: string): Float64Array;
  /** Returns how well a verb takes a subject and an object, any number; throws UnknownWordError for an unknown word. */
  plausibility(sentence: TransitiveSentence): number;
}

/** A model that tells how well a verb takes its arguments. */
export interface PlausibilityModel {
  readonly name: string;
  /**
   * Returns how plausible a verb is with a subject and an object; only the order of the numbers counts.
   *
   * @throws UnknownWordError when the model has no meaning for a word.
   */
  plausibility(sentence: TransitiveSentence): number;
}
