import type { Candidate } from './candidate.js';
import type { Occurrence } from './occurrence.js';

/** How scorers and disambiguators are called. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the work is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** An occurrence with the meanings that compete. */
export interface Question {
  readonly occurrence: Occurrence;
  readonly candidates: readonly Candidate[];
}

/** What a scorer says of the candidates of a question. */
export interface Scores {
  /** One finite number a candidate; higher speaks for it, and only differences matter. */
  readonly scores: Float64Array;
  /** Whether the scorer could judge the question; where not, the scores are equal and say nothing. */
  readonly hasEvidence: boolean;
  /** The texts that the scorer knows nothing of: that of the context, or of candidates, which then have the mean of the others. */
  readonly missing: readonly string[];
}

/**
 * Scores the meanings of words in context, many at once: what embeds or runs a model asks for all that it needs together.
 *
 * One that answers each question by itself is made by `createPlainScorer`.
 */
export interface Scorer {
  readonly name: string;
  /** Returns the scores of each question, in order. */
  scoreAll(questions: readonly Question[], options?: CallOptions): Promise<Scores[]>;
  /** Says in words what speaks for one of the candidates; undefined when nothing does. */
  explain(question: Question, candidate: Candidate, options?: CallOptions): Promise<string | undefined>;
}

/** A candidate with its probability among all of its question. */
export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly probability: number;
}

/** The ranking of the meanings of an occurrence. */
export interface Ranking {
  /**
   * Every candidate once, best first; equal ones come in the order of the inventory. Their probabilities and `unlisted` add up to 1, so
   * that a lone candidate is not certain.
   */
  readonly candidates: readonly RankedCandidate[];
  /** The probability that the inventory lacks the meaning. */
  readonly unlisted: number;
  /** Whether any scorer could judge the occurrence. */
  readonly hasEvidence: boolean;
  /** The texts that scorers know nothing of, each once. */
  readonly missing: readonly string[];
}

/** What speaks for a candidate: a plain sentence, and how much it adds to the candidate's score before normalisation. */
export interface Evidence {
  readonly scorer: string;
  readonly text: string;
  readonly weight: number;
}

/** Ranks the meanings of words in context, many at once. */
export interface Disambiguator {
  readonly name: string;
  /**
   * Returns one ranking an occurrence, in order. There is always at least one candidate: a lemma without any is an
   * UnknownWordError.
   */
  disambiguateAll(occurrences: readonly Occurrence[], options?: CallOptions): Promise<Ranking[]>;
  /** Says what speaks for one of the candidates; rejects with an UnknownWordError for a candidate that is none. */
  explain(occurrence: Occurrence, candidate: Candidate, options?: CallOptions): Promise<Evidence[]>;
}
