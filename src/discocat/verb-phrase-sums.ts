import { addEntries } from './entrywise.js';
import { type Meaning, vectorMeaning } from './meaning.js';
import type { RelationalSentence } from './relational-product.js';
import { multiplyByObject, multiplyBySubject } from './verb-map.js';

/** Returns s + V x o: the subject is added to the meaning of the verb phrase: what the practical lexical function does without the
 * vector of the verb (Paperno et al. 2014). */
export function composeSubjectSum({ subject, verb, object }: RelationalSentence): Meaning {
  return vectorMeaning(addEntries(subject, multiplyByObject(verb, object)));
}

/** Returns o + V^T x s: the object is added to the meaning of what the subject does. */
export function composeObjectSum({ subject, verb, object }: RelationalSentence): Meaning {
  return vectorMeaning(addEntries(object, multiplyBySubject(verb, subject)));
}
