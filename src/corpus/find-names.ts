import { evidenceOf } from './name-evidence.js';
import type { NameGazetteer } from './name-gazetteer.js';
import { findNameSpans } from './name-spans.js';
import { nameWeights } from './name-weights.js';
import { innerArticles, titles } from './name-words.js';
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
  const spans = findNameSpans(tokens).flatMap((span) => splitAfterPerson(tokens, span, gazetteer));
  return spans.map((span) => ({ ...span, class: classOf(tokens, span, gazetteer) }));
}

/** Parts "Angela Merkel of Germany" before the preposition, but not "Joan of Arc" or "Bank of England". */
function splitAfterPerson(tokens: readonly Token[], span: TokenRange, gazetteer: NameGazetteer): TokenRange[] {
  const forms = tokens.slice(span.start, span.end).map(({ form }) => form);
  const at = forms.indexOf('of');
  if (at < 2) return [span];
  const words = forms.slice(0, at);
  const named = words.filter((word) => !titles.has(word.toLowerCase().replace(/\.$/, '')));
  const isPerson = named.length > 1 && gazetteer.isGivenName(named[0] ?? '');
  if (!isPerson && gazetteer.classOf(words.join(' ')) !== 'person') return [span];
  const next = innerArticles.has(forms[at + 1] ?? '') ? at + 2 : at + 1;
  return [
    { start: span.start, end: span.start + at },
    { start: span.start + next, end: span.end },
  ];
}

function classOf(tokens: readonly Token[], span: TokenRange, gazetteer: NameGazetteer): NameSpan['class'] {
  const sums = nameClasses.map(() => 0);
  for (const evidence of evidenceOf(tokens, span, gazetteer)) {
    for (const [i, weight] of (nameWeights.get(evidence) ?? []).entries()) sums[i] = (sums[i] ?? 0) + weight;
  }
  return nameClasses[sums.indexOf(Math.max(...sums))] ?? 'other';
}
