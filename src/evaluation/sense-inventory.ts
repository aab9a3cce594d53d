import type { AllWordsInstance } from './sense-dataset.js';

/** What a lexicon says of the words of a data set. */
export interface SenseInventory {
  /** The lexicon with its version, for instance `WordNet 3.0`. */
  readonly name: string;
  /** The SHA-256 of its files, in hexadecimal digits. */
  readonly sha256: string;
  /** The sense keys of an instance's lemma in the order of the lexicon, the first sense first; empty where it has none. */
  candidates(instance: Pick<AllWordsInstance, 'lemma' | 'partOfSpeech'>): readonly string[];
  /** The sense keys of the training corpus, where one is at hand. */
  readonly seen?: ReadonlySet<string> | undefined;
}
