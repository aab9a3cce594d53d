import { evidenceOf } from './name-evidence.js';
import type { NameGazetteer } from './name-gazetteer.js';
import { findNameSpans } from './name-spans.js';
import { nameWeights } from './name-weights.js';
import { type NameSpan, nameClasses, type Sentence, type Token, type TokenRange } from './sentence.js';

/**
 * Finds the proper names of an English sentence and gives each the class that the evidence speaks for most: what the
 * gazetteer knows, titles, given names, words such as "University" or "River", and the words around the name.
 *
 * Titles belong to the name; days and months are no names.
 *
 * @example findNames(sentence, gazetteer) // [{ start: 0, end: 2, class: 'person' }]
 */
export function findNames(sentence: Pick<Sentence, 'tokens'>, gazetteer: NameGazetteer): NameSpan[] {
  const { tokens } = sentence;
  return findNameSpans(tokens).map((span) => ({ ...span, class: classOf(tokens, span, gazetteer) }));
}

function classOf(tokens: readonly Token[], span: TokenRange, gazetteer: NameGazetteer): NameSpan['class'] {
  const sums = nameClasses.map(() => 0);
  for (const evidence of evidenceOf(tokens, span, gazetteer)) {
    for (const [i, weight] of (nameWeights.get(evidence) ?? []).entries()) sums[i] = (sums[i] ?? 0) + weight;
  }
  return nameClasses[sums.indexOf(Math.max(...sums))] ?? 'other';
}
