import type { UniversalTag } from '../../corpus/sentence.js';

/** The inflection of a verb, as far as its form and lemma show it. */
export type Inflection = 'base' | 'present' | 'past' | 'gerund';

/** What counts as a dependent of the verb of a relative clause: its object may be the noun that the clause modifies. */
export const relativeGap = 'gap';

/** What counts as a dependent of a noun that a relative clause without a relative pronoun or adverb modifies. */
export const contactClause = 'contact';

/** What counts as a dependent of the subject of such a clause. */
export const contactSubject = 'contact:subject';

/** What counts as a dependent of a subject that stands after the object of its verb. */
export const objectBefore = 'object:before';

/** One row of the pregroup lexicon: a type that words have, and when. */
export interface LexiconRow {
  readonly name: string;
  readonly tags: readonly UniversalTag[];
  /** The type with its variables, as `parseEntry` reads it. A variable that begins with `_` is no evidence. */
  readonly type: string;
  /** What the type costs where the tree agrees with it; default 0. */
  readonly cost?: number;
  /** The word forms in lower case that have the type; default all. */
  readonly forms?: readonly string[];
  /** Word forms in lower case that do not have the type; default none. */
  readonly exceptForms?: readonly string[];
  /** The inflections that have the type; default all. */
  readonly inflections?: readonly Inflection[];
  /** The relations of the word to its head that go with the type; others cost 1 more. Default all. */
  readonly relations?: readonly string[];
  /** Relations of dependents, one of which the word has where the type is its own; without them it costs 1 more. Default none. */
  readonly dependents?: readonly string[];
  /** Relations of dependents that speak against the type, at a cost of 1. Default none. */
  readonly rivals?: readonly string[];
  /** The relations that the word's own head has to its head; others cost 1 more. Default all. */
  readonly headRelations?: readonly string[];
  /** The tags of what the word's phrase modifies; others cost 1 more. Default all. */
  readonly governorTags?: readonly UniversalTag[];
  /** The relations that what the word's phrase modifies has to its own head; others cost 1 more. Default all. */
  readonly governorRelations?: readonly string[];
  /** The lemmas of the noun that the clause of the word's head modifies; others cost 1 more. Default all. */
  readonly clauseNouns?: readonly string[];
  /** Whether a word that the tree gives other relations, dependents or governors does not have the type at all; default false. */
  readonly isStrict?: boolean;
  /** Whether the surface subject is the logical object; default false. */
  readonly isPassive?: boolean;
  readonly reason: string;
}
