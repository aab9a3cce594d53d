import type { MultiwordSpan, Sentence, Token, TokenRange } from './sentence.js';

/** Tells the label under which a token is counted as a target; undefined where it is none. */
export type TargetOf = (token: Token) => string | undefined;

/** Tells the label under which a multiword lemma is counted as a target; undefined where it is none. */
export type MultiwordOf = (span: MultiwordSpan) => string | undefined;

/** A stretch of tokens that is counted, with its label. */
export interface Target extends TokenRange {
  readonly label: string;
}

/**
 * Finds the targets of a sentence: its tokens, and besides them (not instead) its multiword lemmas, which give the rows
 * of a holistic model. Tokens come first, both in the order of the text.
 *
 * @param multiwordOf default: no multiword lemma is a target.
 */
export function findTargets(sentence: Sentence, targetOf: TargetOf, multiwordOf?: MultiwordOf): Target[] {
  const { tokens, multiwords } = sentence;
  const targets: Target[] = [];
  for (let start = 0; start < tokens.length; start++) {
    const label = targetOf(tokens[start]);
    if (label !== undefined) targets.push({ label, start, end: start + 1 });
  }
  if (multiwordOf === undefined || multiwords === undefined) return targets;
  for (const span of multiwords) {
    const label = multiwordOf(span);
    if (label !== undefined) targets.push({ label, start: span.start, end: span.end });
  }
  return targets;
}
