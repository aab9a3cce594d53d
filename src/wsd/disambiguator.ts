import type { PartOfSpeech, Sense } from '../lexicon/synset.js';

/** A word in its context, the way a disambiguator sees it. */
export interface Occurrence {
  /** The lemma whose senses compete. */
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  /** The lemmas of the other content words of the sentence, in order. */
  readonly context: readonly string[];
  /** An example that must not count as evidence, in any gloss, because the occurrence was taken from it. */
  readonly heldOut?: { readonly synset: string; readonly example: number };
}

/** What speaks for a sense: a plain sentence, and how much it adds to the sense's score before normalisation. */
export interface SenseEvidence {
  readonly scorer: string;
  readonly text: string;
  readonly weight: number;
}

/** A sense with its probability among the candidates. */
export interface RankedSense {
  readonly sense: Sense;
  readonly probability: number;
}

/**
 * Ranks the senses of a word in context.
 *
 * The ranking holds every candidate once, best first, with probabilities that add up to 1; equal ones come in the order
 * of the lexicon. There is always at least one: a lemma without senses is an UnknownWordError.
 */
export interface Disambiguator {
  readonly name: string;
  disambiguate(occurrence: Occurrence): RankedSense[];
  /** Says what speaks for one of the candidates; throws an UnknownWordError for a sense that is none. */
  explain(occurrence: Occurrence, sense: Sense): SenseEvidence[];
}

/** Gives each candidate sense a finite number; higher speaks for the sense, and only differences matter. */
export interface SenseScorer {
  readonly name: string;
  score(occurrence: Occurrence, candidates: readonly Sense[]): Float64Array;
  /** Says in words what speaks for a sense; undefined when nothing does. */
  explain(occurrence: Occurrence, sense: Sense): string | undefined;
}
