import type { Sentence } from './sentence.js';

/**
 * Finds the contexts of the tokens of a sentence.
 *
 * It emits a pair for each occurrence: the index of the target token, and the context as a string. The order of the
 * pairs depends on the sentence alone. Which tokens count as targets is decided by whoever counts.
 */
export interface ContextExtractor {
  readonly name: string;
  /** Every option with its value, defaults included, for histories. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  extract(sentence: Sentence, emit: (target: number, context: string) => void): void;
}
