import { findClauses, findCopulas, findModifications } from './clauses.js';
import type { Sentence } from './sentence.js';

/** The kinds of tuples of words that grammar brings together, each with the names of its members in order. */
export const tupleKinds = [
  { name: 'verb-subject-object', members: ['verb', 'subject', 'object'] },
  { name: 'verb-object', members: ['verb', 'object'] },
  { name: 'verb-subject', members: ['verb', 'subject'] },
  { name: 'verb-preposition-noun', members: ['verb', 'preposition', 'noun'] },
  { name: 'subject-predicate', members: ['subject', 'predicate'] },
  { name: 'noun-adjective', members: ['noun', 'adjective'] },
  { name: 'noun-noun', members: ['head', 'modifier'] },
  { name: 'verb-adverb', members: ['verb', 'adverb'] },
] as const;

/** The name of a kind of tuples. */
export type TupleKind = (typeof tupleKinds)[number]['name'];

/** Takes a tuple: its kind and the indices of its tokens in the order of the members. */
export type EmitTuple = (kind: TupleKind, first: number, second: number, third?: number) => void;

/**
 * Finds the tuples of a sentence: the arguments of verbs as `findClauses` gives them, what is said of subjects with "be",
 * and modifiers.
 *
 * @throws QualiaError where the sentence has no tree.
 */
export function extractTuples(sentence: Sentence, emit: EmitTuple): void {
  for (const { verb, subject, object, obliques } of findClauses(sentence)) {
    if (subject !== undefined) emit('verb-subject', verb, subject);
    if (object !== undefined) emit('verb-object', verb, object);
    if (subject !== undefined && object !== undefined) emit('verb-subject-object', verb, subject, object);
    for (const { preposition, noun } of obliques) emit('verb-preposition-noun', verb, preposition, noun);
  }
  for (const { subject, predicate } of findCopulas(sentence)) emit('subject-predicate', subject, predicate);
  for (const { kind, modifier, head } of findModifications(sentence)) emit(tupleKindOf[kind], head, modifier);
}

const tupleKindOf = {
  'adjective-noun': 'noun-adjective',
  'noun-noun': 'noun-noun',
  'adverb-verb': 'verb-adverb',
} as const;
