const relativePronouns: ReadonlySet<string> = new Set(['that', 'which', 'who', 'whom', 'whose']);

/**
 * Tells whether a word is a relative pronoun of English, in any letter case; of a word such as *that* only its tag tells whether it is one here.
 *
 * @example isRelativePronoun('Whom') // true
 */
export function isRelativePronoun(form: string): boolean {
  return relativePronouns.has(form.toLowerCase());
}
