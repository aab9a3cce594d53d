import { findClauses } from '../corpus/clauses.js';
import type { Sentence } from '../corpus/sentence.js';

/** Where a word stands in a text, in UTF-16 units: `start` to before `end`. */
export interface WordPlace {
  readonly start: number;
  readonly end: number;
}

/** A transitive verb in a text, with the places of the heads of its subject and object. */
export interface VerbOccurrence {
  /** The lemma, in lower case. */
  readonly verb: string;
  readonly text: string;
  readonly subject: WordPlace;
  readonly object: WordPlace;
}

/**
 * Finds the transitive verbs of a sentence whose subject and object are nouns or names, see `findClauses`.
 *
 * @throws QualiaError where the sentence has no tree.
 * @example findVerbOccurrences(annotator.annotate(unit)).map(({ verb }) => verb)
 */
export function findVerbOccurrences(sentence: Sentence): VerbOccurrence[] {
  const { tokens, text } = sentence;
  const placeOf = (index: number | undefined): WordPlace | undefined => {
    const token = index === undefined ? undefined : tokens[index];
    return token?.tag === 'NOUN' || token?.tag === 'PROPN' ? { start: token.start, end: token.end } : undefined;
  };
  return findClauses(sentence).flatMap(({ verb, ...found }) => {
    const [subject, object] = [placeOf(found.subject), placeOf(found.object)];
    if (subject === undefined || object === undefined) return [];
    return [{ verb: tokens[verb].lemma.toLowerCase(), text, subject, object }];
  });
}
