import type { Sense } from '../lexicon/synset.js';
import type { Occurrence, RankedSense, SenseEvidence } from './disambiguator.js';

/** A word in its context with the text that it stands in, for scorers that read the text itself. */
export interface TextOccurrence extends Occurrence {
  readonly text: string;
  /** Where the word begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends: the place behind its last unit. */
  readonly end: number;
}

/** How scorers and disambiguators that take time are called. */
export interface ContextCallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the work is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** An occurrence with the senses that compete. */
export interface ContextQuestion {
  readonly occurrence: TextOccurrence;
  readonly candidates: readonly Sense[];
}

/** What a scorer says of the candidates of a question. */
export interface ContextScores {
  /** One finite number a candidate; higher speaks for the sense, and only differences matter. */
  readonly scores: Float64Array;
  /** Whether the scorer could judge the context; where not, the scores are equal and say nothing. */
  readonly hasEvidence: boolean;
  /** The texts that the scorer knows nothing of: that of the context, or of senses, which then have the mean of the others. */
  readonly missing: readonly string[];
}

/**
 * Scores the senses of words in context, many at once: what embeds or runs a model asks for all that it needs together.
 *
 * It is what `SenseScorer` is for scorers that answer at once: a bi-encoder, a cross-encoder, a trained head.
 */
export interface ContextScorer {
  readonly name: string;
  /** Returns the scores of each question, in order. */
  scoreAll(questions: readonly ContextQuestion[], options?: ContextCallOptions): Promise<ContextScores[]>;
  /** Says in words what speaks for one of the candidates; undefined when nothing does. */
  explain(question: ContextQuestion, sense: Sense, options?: ContextCallOptions): Promise<string | undefined>;
}

/** The ranking of the senses of an occurrence. */
export interface ContextRanking {
  /** Every candidate once, best first, with probabilities that add up to 1; equal ones come in the order of the lexicon. */
  readonly senses: readonly RankedSense[];
  /** Whether every scorer of contexts could judge this one. */
  readonly hasEvidence: boolean;
  /** The texts that scorers know nothing of. */
  readonly missing: readonly string[];
}

/** Ranks the senses of words in context, many at once. */
export interface ContextDisambiguator {
  readonly name: string;
  /**
   * Returns one ranking an occurrence, in order. There is always at least one candidate: a lemma without senses is an
   * UnknownWordError.
   */
  disambiguateAll(occurrences: readonly TextOccurrence[], options?: ContextCallOptions): Promise<ContextRanking[]>;
  /** Says what speaks for one of the candidates; rejects with an UnknownWordError for a sense that is none. */
  explain(occurrence: TextOccurrence, sense: Sense, options?: ContextCallOptions): Promise<SenseEvidence[]>;
}
