import type { Sentence, TokenRange } from './sentence.js';

/** Takes one context of a target, which occurred `count` times there; default 1, else a whole number above. */
export type EmitContext = (target: number, context: string, count?: number) => void;

/**
 * Finds the contexts of targets in a sentence.
 *
 * A target is a stretch of tokens: one token, or the several of a multiword lemma, whose left contexts are those left of
 * its first token and whose right contexts those right of its last. For each occurrence it emits the place of the target
 * in `targets`, the context as a string, and a count where it is not 1. Without `targets` every token is one, so that
 * places are indices of tokens. What is emitted for a target depends on the sentence and its stretch alone, not on the
 * other targets; which stretches count as targets is decided by whoever counts.
 */
export interface ContextExtractor {
  readonly name: string;
  /** Every option with its value, defaults included, for histories. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  extract(sentence: Sentence, emit: EmitContext, targets?: readonly TokenRange[]): void;
}

/** Returns every token of a sentence as a stretch of its own. */
export function everyToken({ tokens }: Pick<Sentence, 'tokens'>): TokenRange[] {
  return tokens.map((_, start) => ({ start, end: start + 1 }));
}
