import type { CompositionModel } from '../embedding/composition-model.js';
import { cosine } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';
import { multiplyEntries } from './entrywise.js';
import type { RelationalSentence } from './relational-product.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import { argumentVectors, type VerbArguments } from './verb-arguments.js';
import { multiplyByObject, multiplyBySubject } from './verb-map.js';

/**
 * Returns s . (V x o), with V the relational matrix of the verb: the meaning is a vector in the subject's place
 * (Kartsaklis, Sadrzadeh & Pulman 2012, "copy-subject"; later papers swap the names, so go by the formula).
 *
 * V x o = sum_k c_k s_k <o_k, o>, so no matrix is made.
 */
export function copySubject({ subject, verb, object }: RelationalSentence): Float64Array {
  return multiplyEntries(subject, multiplyByObject(verb, object));
}

/**
 * Returns o . (V^T x s), with V the relational matrix of the verb: the meaning is a vector in the object's place
 * (Kartsaklis, Sadrzadeh & Pulman 2012, "copy-object"; later papers swap the names, so go by the formula).
 */
export function copyObject({ subject, verb, object }: RelationalSentence): Float64Array {
  return multiplyEntries(object, multiplyBySubject(verb, subject));
}

/** Compares transitive sentences by the cosine of {@link copySubject}, s . (V x o); 0 when either is zero. */
export function createCopySubjectModel(space: Space, verbs: VerbArguments): CompositionModel<TransitiveSentence> {
  return createCopyModel('copy-subject', { space, verbs }, copySubject);
}

/** Compares transitive sentences by the cosine of {@link copyObject}, o . (V^T x s); 0 when either is zero. */
export function createCopyObjectModel(space: Space, verbs: VerbArguments): CompositionModel<TransitiveSentence> {
  return createCopyModel('copy-object', { space, verbs }, copyObject);
}

function createCopyModel(
  name: string,
  { space, verbs }: { readonly space: Space; readonly verbs: VerbArguments },
  compose: (sentence: RelationalSentence) => Float64Array,
): CompositionModel<TransitiveSentence> {
  const meaningOf = ({ subject, verb, object }: TransitiveSentence): Float64Array =>
    compose({
      subject: space.vector(subject),
      verb: argumentVectors(verbs, verb, space),
      object: space.vector(object),
    });
  return { name, similarity: (left, right) => cosine(meaningOf(left), meaningOf(right)) };
}
