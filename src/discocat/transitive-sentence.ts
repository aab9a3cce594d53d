/** A sentence of subject, transitive verb and object, by their lemmas. */
export interface TransitiveSentence {
  readonly subject: string;
  readonly verb: string;
  readonly object: string;
}
