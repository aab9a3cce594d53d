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
