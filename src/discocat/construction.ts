/** A noun, or an adjective with a noun. */
export type NounPhrase = string | { readonly adjective: string; readonly noun: string };

/** A phrase or sentence, by its grammar and lemmas, that the operators on argument pairs compose. */
export type Construction =
  | { readonly form: 'word'; readonly word: string }
  | { readonly form: 'adjective-noun'; readonly adjective: string; readonly noun: string }
  | { readonly form: 'noun-noun'; readonly modifier: string; readonly noun: string }
  /** A verb phrase with an adverb: "run quickly". */
  | { readonly form: 'verb-adverb'; readonly verb: string; readonly adverb: string }
  | { readonly form: 'intransitive'; readonly subject: NounPhrase; readonly verb: string }
  | { readonly form: 'verb-object'; readonly verb: string; readonly object: NounPhrase }
  | { readonly form: 'transitive'; readonly subject: NounPhrase; readonly verb: string; readonly object: NounPhrase }
  /** "noun that verb object". */
  | { readonly form: 'subject-relative'; readonly noun: string; readonly verb: string; readonly object: NounPhrase }
  /** "noun that subject verb". */
  | { readonly form: 'object-relative'; readonly noun: string; readonly verb: string; readonly subject: NounPhrase }
  /** "subject verb object and second does too". */
  | {
      readonly form: 'ellipsis';
      readonly subject: NounPhrase;
      readonly verb: string;
      readonly object: NounPhrase;
      readonly second: NounPhrase;
    };

/** Lists the words of a construction that are nouns in it, or stand alone; those of which only a vector is needed. */
export function listOwnWords(construction: Construction): string[] {
  return Object.entries(construction).flatMap(([key, value]: [string, NounPhrase]) => {
    if (key === 'form') return [];
    return typeof value === 'string' ? [value] : [value.adjective, value.noun];
  });
}
