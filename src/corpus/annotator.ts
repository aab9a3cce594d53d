import type { Sentence, TextUnit } from './sentence.js';

/**
 * Turns raw text into tokens with tags and lemmas.
 *
 * Tokens come in the order of the text, do not overlap, and `text.slice(start, end)` is the form. The same unit
 * always gives the same sentence.
 */
export interface Annotator {
  readonly name: string;
  annotate(unit: TextUnit): Sentence;
}
