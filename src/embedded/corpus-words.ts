import type { Lexicon } from '../lexicon/lexicon.js';
import type { Synset } from '../lexicon/synset.js';
import type { GlossWords } from '../wsd/gloss-words.js';

/** The content lemmas of a stretch of the gloss corpus, unit after unit, as plain data. */
export interface CorpusWords {
  /** Every lemma that occurs. */
  readonly lemmas: readonly string[];
  /** The places in `lemmas` of the words, in the order of the text. */
  readonly places: Int32Array;
  /** Where the words of each unit begin in `places`, and the end of the last. */
  readonly unitStarts: Int32Array;
}

/** Counts how often each lemma occurs, in the order of first occurrence. */
export function countWords(parts: readonly CorpusWords[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const { lemmas, places } of parts) {
    const counts = new Int32Array(lemmas.length);
    for (const place of places) counts[place]++;
    lemmas.forEach((lemma, place) => {
      frequencies.set(lemma, (frequencies.get(lemma) ?? 0) + counts[place]);
    });
  }
  return frequencies;
}

/** Makes gloss words of an annotated corpus; the parts must cover the lexicon's synsets in order. */
export function collectGlossWords(lexicon: Lexicon, parts: readonly CorpusWords[]): GlossWords {
  const units = new Map<string, readonly (readonly string[])[]>();
  let part = 0;
  let unit = 0;
  for (const { id, examples } of lexicon.synsets) {
    while (unit + 1 >= parts[part].unitStarts.length) {
      part++;
      unit = 0;
    }
    const { lemmas, places, unitStarts } = parts[part];
    const ofSynset = Array.from({ length: examples.length + 1 }, (_, position) => {
      const words = places.subarray(unitStarts[unit + position], unitStarts[unit + position + 1]);
      return Array.from(words, (place) => lemmas[place]);
    });
    units.set(id, ofSynset);
    unit += examples.length + 1;
  }
  const wordsOf = ({ id }: Synset, position: number): readonly string[] => units.get(id)?.[position] ?? [];
  return {
    definition: (synset) => wordsOf(synset, 0),
    example: (synset, index) => wordsOf(synset, index + 1),
  };
}
