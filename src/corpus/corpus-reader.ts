import type { TextUnit } from './sentence.js';

/**
 * A source of raw text: yields text units in a fixed order, never holding the whole corpus.
 *
 * Every call of `read` starts again from the first unit. Positions count up from 0 within a document.
 */
export interface CorpusReader {
  /** A short id for messages and histories, for instance `wordnet-glosses`. */
  readonly name: string;
  read(options?: { readonly signal?: AbortSignal }): AsyncIterable<TextUnit>;
}
