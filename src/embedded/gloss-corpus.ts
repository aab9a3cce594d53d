import type { CorpusReader } from '../corpus/corpus-reader.js';
import type { TextUnit } from '../corpus/sentence.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Synset } from '../lexicon/synset.js';

/**
 * Makes a corpus of a lexicon's glosses: one document a synset, its id the synset's; unit 0 is the definition, unit
 * i + 1 is example i. Headwords are not part of the text.
 */
export function createGlossCorpus(lexicon: Lexicon): CorpusReader {
  return {
    name: 'wordnet-glosses',
    async *read({ signal } = {}) {
      for (const synset of lexicon.synsets) {
        signal?.throwIfAborted();
        yield* glossUnits(synset);
      }
    },
  };
}

/** Returns the text units of one synset's gloss: the definition, then the examples. */
export function glossUnits({ id, definition, examples }: Synset): TextUnit[] {
  return [definition, ...examples].map((text, position) => ({ document: id, position, text }));
}
