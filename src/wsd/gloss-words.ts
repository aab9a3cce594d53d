import type { Synset } from '../lexicon/synset.js';

/** The content lemmas of glosses, however they are stored. */
export interface GlossWords {
  /** The content lemmas of the definition. */
  definition(synset: Synset): readonly string[];
  /** The content lemmas of one example, by its index. */
  example(synset: Synset, index: number): readonly string[];
  /** The content lemmas of any other text, such as the gloss of an aspect; absent where such texts cannot be read. */
  text?(text: string): readonly string[];
}

/** Makes gloss words that are found on demand by a function from text to content lemmas. */
export function createGlossWords(contentLemmas: (text: string) => readonly string[]): GlossWords {
  return {
    definition: (synset) => contentLemmas(synset.definition),
    example: (synset, index) => contentLemmas(synset.examples[index]),
    text: contentLemmas,
  };
}
