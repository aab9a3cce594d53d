import { addDirections, addEntries } from './entrywise.js';
import { type Meaning, vectorMeaning } from './meaning.js';
import type { RelationalSentence } from './relational-product.js';
import { multiplyByObject, multiplyBySubject } from './verb-map.js';

/**
 * Returns s + V x o: the subject is added to the meaning of the verb phrase, as the practical lexical function does without the vector
 * of the verb (Paperno et al. 2014).
 */
export function composeSubjectSum({ subject, verb, object }: RelationalSentence): Meaning {
  return vectorMeaning(addEntries(subject, multiplyByObject(verb, object)));
}

/** Returns o + V^T x s: the object is added to the meaning of what the subject does. */
export function composeObjectSum({ subject, verb, object }: RelationalSentence): Meaning {
  return vectorMeaning(addEntries(object, multiplyBySubject(verb, subject)));
}

/**
 * Returns s / |s| + V x o / |V x o|. A matrix summed up of thousands of argument pairs is so much longer than a noun that in
 * {@link composeSubjectSum} the noun has no say; here both count alike.
 */
export function composeUnitSubjectSum({ subject, verb, object }: RelationalSentence): Meaning {
  return vectorMeaning(addDirections(subject, multiplyByObject(verb, object)));
}

/** Returns o / |o| + V^T x s / |V^T x s|, see {@link composeUnitSubjectSum}. */
export function composeUnitObjectSum({ subject, verb, object }: RelationalSentence): Meaning {
  return vectorMeaning(addDirections(object, multiplyBySubject(verb, subject)));
}
