import type { FileFormatError } from '../errors.js';
import type { Sentence, TextUnit } from './sentence.js';

/** Options of {@link CorpusReader.read}. */
export interface ReadOptions {
  /** Stops the reading, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Is told the share of the source's bytes that is read, 0 to 1, never falling. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /**
   * Is told of a damaged file or a malformed record, of which the rest is then left out. Default: the first one is
   * thrown.
   */
  readonly onBad?: ((error: FileFormatError) => void) | undefined;
}

/**
 * A source of text: yields sentences in a fixed order, never holding the whole corpus; those of annotated corpora come
 * with their tokens (see `isAnnotated`).
 *
 * Every call of `read` starts again from the first unit. Positions count up from 0 within a document.
 */
export interface CorpusReader {
  /** A short id for messages and histories, for instance `wordnet-glosses`. */
  readonly name: string;
  read(options?: ReadOptions): AsyncIterable<TextUnit | Sentence>;
}
