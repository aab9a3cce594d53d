import type { Lexicon } from '../lexicon/lexicon.js';
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

/** An inventory with the lexicon that it is of. */
export interface LexiconInventory extends SenseInventory {
  readonly lexicon: Lexicon;
  /** The folder that the lexicon was read from, where it was. */
  readonly folder?: string | undefined;
}

/**
 * Makes an inventory of a lexicon. Candidates are looked up by lemma, whatever its letter case, with its part of speech, once
 * each.
 *
 * @param known the SHA-256 of the lexicon's files, their folder, and the sense keys of the training corpus, see `collectSeenSenses`.
 */
export function createSenseInventory(
  lexicon: Lexicon,
  known: Pick<LexiconInventory, 'sha256' | 'seen' | 'folder'>,
): LexiconInventory {
  const { sha256, seen, folder } = known;
  const candidates = new Map<string, readonly string[]>();
  return {
    name: `${lexicon.name} ${lexicon.version}`,
    lexicon,
    folder,
    sha256,
    seen,
    candidates({ lemma, partOfSpeech }) {
      const word = `${partOfSpeech} ${lemma}`;
      const keys = candidates.get(word) ?? lexicon.findSenses(lemma, partOfSpeech).map(({ key }) => key);
      candidates.set(word, keys);
      return keys;
    },
  };
}
