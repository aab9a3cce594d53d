import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption } from '../errors.js';
import { cosine } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';
import { checkSigns, type SignedOptions } from './signed-vectors.js';
import type { TransitiveSentence } from './transitive-sentence.js';

/** Compares two transitive sentences by their verbs alone: the baseline that ignores the arguments. */
export function createVerbOnlyModel(space: Space): CompositionModel<TransitiveSentence> {
  return {
    name: 'verb only',
    similarity: (left, right) => cosine(space.vector(left.verb), space.vector(right.verb)),
  };
}

/** How much each word counts in a sum. */
export interface AdditiveWeights {
  /** Default 1. */
  readonly subject?: number;
  /** Default 1. */
  readonly verb?: number;
  /** Default 1. */
  readonly object?: number;
}

/**
 * Compares sentences by s + v + o, or by a s + b v + c o with weights (Mitchell & Lapata 2008).
 *
 * @throws OptionError when a weight is not a number.
 */
export function createAdditiveModel(space: Space, weights: AdditiveWeights = {}): CompositionModel<TransitiveSentence> {
  const { subject = 1, verb = 1, object = 1 } = weights;
  for (const [name, weight] of Object.entries({ subject, verb, object })) {
    requireOption(Number.isFinite(weight), name, weight, 'a finite number');
  }
  return createEntrywiseModel(space, 'additive', (s, v, o) => subject * s + verb * v + object * o);
}

/**
 * Compares sentences by s . v . o, entry by entry (Mitchell & Lapata 2008).
 *
 * @throws SignedVectorsError when the space holds negative numbers, unless `signed` is `accept`.
 */
export function createMultiplicativeModel(
  space: Space,
  options: SignedOptions = {},
): CompositionModel<TransitiveSentence> {
  checkSigns('multiplicative', space, options);
  return createEntrywiseModel(space, 'multiplicative', (s, v, o) => s * v * o);
}

/**
 * Compares sentences by the Kronecker model of Grefenstette & Sadrzadeh 2011 (GEMS): the verb matrix is v (x) v.
 *
 * Its cosine factors into cos(v.s, v'.s') * cos(v.o, v'.o'), so the matrix is never made.
 *
 * @throws SignedVectorsError when the space holds negative numbers, unless `signed` is `accept`.
 */
export function createKroneckerModel(space: Space, options: SignedOptions = {}): CompositionModel<TransitiveSentence> {
  checkSigns('Kronecker', space, options);
  const product = (a: string, b: string): Float64Array => {
    const right = space.vector(b);
    return Float64Array.from(space.vector(a), (value, entry) => value * right[entry]);
  };
  return {
    name: 'Kronecker',
    similarity: (left, right) =>
      cosine(product(left.verb, left.subject), product(right.verb, right.subject)) *
      cosine(product(left.verb, left.object), product(right.verb, right.object)),
  };
}

function createEntrywiseModel(
  space: Space,
  name: string,
  combine: (subject: number, verb: number, object: number) => number,
): CompositionModel<TransitiveSentence> {
  const compose = ({ subject, verb, object }: TransitiveSentence): Float64Array => {
    const s = space.vector(subject);
    const o = space.vector(object);
    return Float64Array.from(space.vector(verb), (value, entry) => combine(s[entry], value, o[entry]));
  };
  return { name, similarity: (left, right) => cosine(compose(left), compose(right)) };
}
