/** The seventeen universal part-of-speech tags (Universal Dependencies 2). */
export const universalTags = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;

/** A universal part-of-speech tag. */
export type UniversalTag = (typeof universalTags)[number];

/** One token of a sentence; `start` and `end` are offsets into the sentence's text, in UTF-16 units. */
export interface Token {
  readonly form: string;
  readonly lemma: string;
  readonly tag: UniversalTag;
  readonly start: number;
  readonly end: number;
}

/** A stretch of raw text that is annotated as one unit: a sentence, a definition, a quoted example. */
export interface TextUnit {
  /** The id of the document it comes from, unique in the corpus. */
  readonly document: string;
  /** Its place among the units of that document, from 0. */
  readonly position: number;
  readonly text: string;
}

/** The dependency tree of a sentence in Universal Dependencies 2, one entry a token in both lists. */
export interface DependencyTree {
  /** The index of each token's head; -1 for the root. */
  readonly heads: readonly number[];
  /** The relation of each token to its head with its subtype, for instance `nsubj:pass`. */
  readonly relations: readonly string[];
}

/** A stretch of tokens, from the index `start` up to but without `end`. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** The coarse classes of proper names. */
export const nameClasses = ['person', 'place', 'organisation', 'other'] as const;

/** The coarse class of a proper name. */
export type NameClass = (typeof nameClasses)[number];

/** A proper name in a sentence. */
export interface NameSpan extends TokenRange {
  readonly class: NameClass;
}

/** Several tokens that a lexicon knows as one lemma, for instance `hot dog`, its words separated by spaces. */
export interface MultiwordSpan extends TokenRange {
  readonly lemma: string;
  readonly tag: UniversalTag;
}

/** An annotated sentence: the text unit with its tokens, and what else is known of it. */
export interface Sentence extends TextUnit {
  readonly tokens: readonly Token[];
  /** Its dependency tree, where it has one. */
  readonly tree?: DependencyTree;
  /** Its proper names in order, without overlap, where they were looked for. */
  readonly names?: readonly NameSpan[];
  /** Its multiword lemmas in order, without overlap, where they were looked for. */
  readonly multiwords?: readonly MultiwordSpan[];
}

/** Tells whether a unit comes with its annotation, as those of treebanks and tagged corpora do. */
export function isAnnotated(unit: TextUnit | Sentence): unit is Sentence {
  return 'tokens' in unit;
}
