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

/** An annotated sentence: the text unit with its tokens. */
export interface Sentence extends TextUnit {
  readonly tokens: readonly Token[];
}
