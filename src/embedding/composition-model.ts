/**
 * A model that compares phrases by composing the meanings of their words.
 *
 * `Phrase` is the form it composes: a subject, verb and object, a modifier and a head. The similarity of a phrase with
 * itself is at least that with any other phrase made by changing one word, up to rounding, for models that are cosines.
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
