import { encodeLabels } from '../matrix/container-labels.js';
import { writeContainer } from '../matrix/write-container.js';
import type { WordFrequencies } from './rank-words.js';

/** The words of a text, and which of them are targets and contexts. */
export interface WordClasses extends WordFrequencies {
  /** The row of each word, or -1. */
  readonly targets: Int32Array;
  /** The column of each word, or -1. */
  readonly contexts: Int32Array;
}

/** Writes the words of a text into a container that `readWordClasses` reads. */
export async function writeWordClasses(path: string, words: WordClasses): Promise<void> {
  const { vocabulary, frequencies, tokens, targets, contexts } = words;
  const { offsets, bytes } = encodeLabels(vocabulary.labels);
  const lists = Object.entries({ offsets, bytes, frequencies, tokens: Float64Array.of(tokens), targets, contexts });
  await writeContainer(
    path,
    new Map(lists.map(([name, values]) => [`words.${name}`, { shape: [values.length], values }])),
    new Map(),
  );
}
