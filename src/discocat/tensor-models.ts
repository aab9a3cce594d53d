import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption, UnknownWordError } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import { cosine } from '../matrix/dense-products.js';
import { sigmoid } from '../matrix/sigmoid.js';
import type { LearnedTensors } from './learned-tensors.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** The models of transitive sentences that are made of learned tensors, by name. */
export const tensorModels = [
  'tensor-subject',
  'tensor-object',
  'tensor-copy-subject',
  'tensor-copy-object',
  'tensor-mix',
  'tensor-fit',
] as const;

/** The name of a model that is made of learned tensors. */
export type TensorModel = (typeof tensorModels)[number];

/** How {@link createTensorModel} mixes. */
export interface TensorModelOptions {
  /** The weight of the meaning in the object's place, 0 to 1, in `tensor-mix` and `tensor-fit`; default 0.5. */
  readonly alpha?: number | undefined;
}

/**
 * Makes a model of transitive sentences from learned tensors. Sentences are compared by the cosine of
 *
 * - `tensor-subject`: V x o, the subject that verb and object expect;
 * - `tensor-object`: V^T x s, the object that subject and verb expect;
 * - `tensor-copy-subject`: s . (V x o);
 * - `tensor-copy-object`: o . (V^T x s);
 * - `tensor-mix`: 1 - alpha times the cosine of `tensor-copy-subject` plus alpha times that of `tensor-copy-object`, for the two
 *   matrices that Wijnholds, Sadrzadeh & Clark 2020 train;
 * - `tensor-fit`: that of `tensor-mix` times the square root of both sentences' plausibility, 0 to 1: a sentence whose verb does
 *   not take its arguments means little, however alike the verbs are. It is no cosine: a sentence's likeness to itself
 *   is its plausibility.
 *
 * @throws OptionError for another name or an alpha out of range. Its `similarity` throws UnknownWordError for a verb without
 * a tensor or a noun without a vector.
 */
export function createTensorModel(
  model: TensorModel,
  tensors: LearnedTensors,
  options: TensorModelOptions = {},
): CompositionModel<TransitiveSentence> {
  const { alpha = 0.5 } = options;
  requireOption(tensorModels.includes(model), 'model', model, tensorModels.join(', '));
  requireOption(alpha >= 0 && alpha <= 1, 'alpha', alpha, 'a number from 0 to 1');
  const compare =
    (meaningOf: (sentence: TransitiveSentence) => FloatArray) =>
    (left: TransitiveSentence, right: TransitiveSentence): number =>
      cosine(meaningOf(left), meaningOf(right));
  const inSubject = ({ verb, object }: TransitiveSentence): Float64Array => tensors.applyToObject(verb, object);
  const inObject = ({ verb, subject }: TransitiveSentence): Float64Array => tensors.applyToSubject(verb, subject);
  const copySubject = compare((sentence) => multiply(inSubject(sentence), tensors.subjectVector(sentence.subject)));
  const copyObject = compare((sentence) => multiply(inObject(sentence), tensors.objectVector(sentence.object)));
  const mix = (left: TransitiveSentence, right: TransitiveSentence): number =>
    (1 - alpha) * copySubject(left, right) + alpha * copyObject(left, right);
  const likelihood = (sentence: TransitiveSentence): number => sigmoid(tensors.plausibility(sentence));
  const similarities = new Map<TensorModel, typeof mix>([
    ['tensor-subject', compare(inSubject)],
    ['tensor-object', compare(inObject)],
    ['tensor-copy-subject', copySubject],
    ['tensor-copy-object', copyObject],
    ['tensor-mix', mix],
    ['tensor-fit', (left, right) => mix(left, right) * Math.sqrt(likelihood(left) * likelihood(right))],
  ]);
  const similarity = similarities.get(model) ?? mix;
  return {
    name: `${tensors.method} ${model}`,
    similarity: (left, right) => {
      for (const sentence of [left, right]) requireWords(tensors, sentence);
      return similarity(left, right);
    },
  };
}

/** Some models do without the noun of one place; a word without a meaning is an error to all the same. */
function requireWords(tensors: LearnedTensors, { subject, verb, object }: TransitiveSentence): void {
  if (!tensors.verbs.has(verb)) throw new UnknownWordError(verb, 'the verbs with a tensor');
  for (const noun of [subject, object]) {
    if (!tensors.nouns.has(noun)) throw new UnknownWordError(noun, 'the nouns of the tensors');
  }
}

function multiply(left: Float64Array, right: FloatArray): Float64Array {
  return left.map((value, entry) => value * right[entry]);
}
