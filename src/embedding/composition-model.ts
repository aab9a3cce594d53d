/**
 * A model that compares phrases by composing the meanings of their words.
 *
 * `Phrase` is the form it composes: a subject, verb and object, a modifier and a head. The similarity is a finite
 * number, the same in both directions and at every call, up to rounding. It lies in -1..1 where the model is a cosine
 * or a product of cosines; a phrase then has similarity 1 with itself, or, when its words compose to a meaning of
 * zeros, 0 with every phrase. A word without a meaning is never a low score but an error.
 */
export interface CompositionModel<Phrase> {
  readonly name: string;
  /**
   * Returns how alike two phrases are; higher is more alike.
   *
   * @throws UnknownWordError when the model has no meaning for a word.
   */
  similarity(left: Phrase, right: Phrase): number;
}
