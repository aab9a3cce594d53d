import type { Operation } from '../edits/operation.js';

/** What kinds of suggestions a corpus gives rise to, each with what it says in a few words. */
export const suggestionKinds = {
  'missing-lemma': 'word that the lexicon lacks',
  'new-sense': 'occurrences that no sense fits',
  'unused-sense': 'sense never chosen',
  'confused-senses': 'two senses that are taken for each other',
  'sense-order': 'senses in another order than the corpus has them',
  'polysemy-hole': 'aspect that words of the same class have',
  'name-aspect': 'name used in an aspect outside its type',
  hypernym: 'candidate for a hypernym',
  synonym: 'candidate for a synonym',
} as const;

/** What a suggestion is about. */
export type SuggestionKind = keyof typeof suggestionKinds;

/** Whether a text names a kind of suggestions. */
export function isSuggestionKind(text: string): text is SuggestionKind {
  return Object.hasOwn(suggestionKinds, text);
}

/** Something that a corpus and a model say could be better in a lexicon. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  /**
   * What it is about: ids of records, or a lemma with its part of speech, several separated by a space. A lexicon has one suggestion of a
   * kind about a subject.
   */
  readonly subject: string;
  /** The lemma under which a reader looks for it. */
  readonly lemma: string;
  /** One sentence that says it, with its numbers. */
  readonly title: string;
  /** From 0 to 1, higher for what is surer; comparable within a kind. */
  readonly score: number;
  /** The edits that accepting it makes, in order; empty where only a person can say which. */
  readonly operations: readonly Operation[];
  /** What speaks for it beside its lines, each with a name: `signature`, `counts`. */
  readonly facts: readonly SuggestionFact[];
  /** The numbers of the lines of the corpus that it rests on, the best first. */
  readonly lines: readonly number[];
}

/** One thing that speaks for a suggestion. */
export interface SuggestionFact {
  readonly name: string;
  readonly text: string;
}

/** What became of a suggestion; one whose edit is undone is open again. */
export type SuggestionState = 'open' | 'accepted' | 'changed' | 'rejected';

/** A suggestion in a store. */
export interface StoredSuggestion extends Suggestion {
  /** Its number in the store, from 1. */
  readonly number: number;
  /** The number of the run that found it last, while it was open. */
  readonly run: number;
  /** The model that gave the score, with its version. */
  readonly model: string;
  readonly state: SuggestionState;
  /** The decision that holds; undefined while it is open. */
  readonly decision: Decision | undefined;
}

/** What somebody decided about a suggestion. */
export interface Decision {
  /** What became of it; `open` where a decision was taken back. */
  readonly state: SuggestionState;
  /** When, as ISO 8601 in UTC. */
  readonly time: string;
  readonly who: string;
  readonly why: string;
  /** The number of the change that it made in the history; undefined where nothing was edited. */
  readonly change: number | undefined;
  /** Whether that change was undone since. */
  readonly undone: boolean;
  /** The score at that time. */
  readonly score: number;
  /** The model that gave the score, with its version. */
  readonly model: string;
}
