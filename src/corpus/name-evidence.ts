import type { NameGazetteer } from './name-gazetteer.js';
import {
  organisationWords,
  personEndings,
  placeEndings,
  placePrepositions,
  placeWords,
  sayingVerbs,
  titles,
} from './name-words.js';
import type { Token, TokenRange } from './sentence.js';

/** What speaks for or against a class of a name. */
export const nameEvidence = [
  'always',
  'known as person',
  'known as place',
  'known as organisation',
  'known as other',
  'last word known as person',
  'last word known as place',
  'last word known as organisation',
  'last word known as other',
  'first word known as place',
  'title',
  'title alone',
  'title of',
  'title before',
  'given name first',
  'given name alone',
  'family name last',
  'initial',
  'person ending',
  'organisation word last',
  'organisation word first',
  'place word last',
  'place word first',
  'place ending',
  'common noun last',
  'common noun alone',
  'unknown word alone',
  'unknown word last',
  'plural',
  'all capitals',
  'digit',
  'inner of',
  'ampersand',
  'one word',
  'two words',
  'three words or more',
  'place preposition before',
  'other preposition before',
  'article before',
  'comma and place after',
  'place and comma before',
  'saying verb after',
  'other verb after',
  'saying verb before',
  'possessive after',
  'noun after',
  'noun before',
  'relative pronoun after',
  'sentence start',
] as const;

/** A kind of evidence about the class of a name. */
export type NameEvidence = (typeof nameEvidence)[number];

/** Collects the evidence about the class of the name that stands at a span of tokens. */
export function evidenceOf(tokens: readonly Token[], span: TokenRange, gazetteer: NameGazetteer): NameEvidence[] {
  const { start, end } = span;
  return [...evidenceInside(tokens.slice(start, end), gazetteer), ...evidenceAround(tokens, { start, end }, gazetteer)];
}

function evidenceInside(tokens: readonly Token[], gazetteer: NameGazetteer): NameEvidence[] {
  const words = tokens.map(({ form }) => plain(form)).filter((word) => /[\p{L}\p{N}&]/u.test(word));
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  const found: NameEvidence[] = ['always'];
  const add = (condition: boolean, evidence: NameEvidence): void => {
    if (condition) found.push(evidence);
  };
  const name = tokens.map(({ form }) => form).join(' ');
  const lastToken = tokens.at(-1);
  const known = gazetteer.classOf(name) ?? (words.length === 1 ? gazetteer.classOf(lastToken?.lemma ?? '') : undefined);
  if (known !== undefined) found.push(`known as ${known}`);
  const lastKnown = words.length > 1 ? gazetteer.classOf(lastToken?.form ?? '') : undefined;
  if (lastKnown !== undefined) found.push(`last word known as ${lastKnown}`);
  add(words.length > 1 && gazetteer.classOf(tokens[0]?.form ?? '') === 'place', 'first word known as place');
  const hasTitle = titles.has(first);
  add(hasTitle && words.length > 1, 'title');
  add(hasTitle && words.length === 1, 'title alone');
  add(hasTitle && second === 'of', 'title of');
  add(
    words.length > 1 && (gazetteer.isGivenName(first) || (hasTitle && gazetteer.isGivenName(second))),
    'given name first',
  );
  add(words.length === 1 && gazetteer.isGivenName(first), 'given name alone');
  add(gazetteer.isFamilyName(last), 'family name last');
  add(tokens.length > 1 && tokens.some(({ form }) => /^\p{Lu}\.?$/u.test(form)), 'initial');
  add(words.length > 1 && personEndings.has(last), 'person ending');
  add(organisationWords.has(last), 'organisation word last');
  add(words.length > 1 && organisationWords.has(first), 'organisation word first');
  add(placeWords.has(last), 'place word last');
  add(words.length > 1 && placeWords.has(first), 'place word first');
  add(
    placeEndings.some((ending) => last.length > ending.length + 2 && last.endsWith(ending)),
    'place ending',
  );
  const isCommon = gazetteer.isCommonNoun(last) || gazetteer.isCommonNoun(lastToken?.lemma ?? '');
  const isKnown = isCommon || known !== undefined || lastKnown !== undefined;
  const isUnknown = !isKnown && !gazetteer.isFamilyName(last) && !gazetteer.isGivenName(last);
  add(isCommon, words.length > 1 ? 'common noun last' : 'common noun alone');
  add(isUnknown, words.length > 1 ? 'unknown word last' : 'unknown word alone');
  add(lastToken !== undefined && /[^s]s$/.test(last) && !lastToken.lemma.endsWith('s'), 'plural');
  add(/^\p{Lu}[\p{Lu}\p{N}.&]+$/u.test(tokens[0]?.form ?? '') && isUnknown && tokens.length === 1, 'all capitals');
  add(/\p{N}/u.test(name), 'digit');
  add(words.slice(1).includes('of'), 'inner of');
  add(words.includes('&'), 'ampersand');
  found.push(words.length < 2 ? 'one word' : words.length === 2 ? 'two words' : 'three words or more');
  return found;
}

function evidenceAround(
  tokens: readonly Token[],
  { start, end }: TokenRange,
  gazetteer: NameGazetteer,
): NameEvidence[] {
  const before = tokens[start - 1];
  const after = tokens[end];
  const found: NameEvidence[] = [];
  const add = (condition: boolean, evidence: NameEvidence): void => {
    if (condition) found.push(evidence);
  };
  // The word before the article, too, may be a preposition: "in the Alps".
  const hasArticle = before?.tag === 'DET';
  const preposition = hasArticle ? tokens[start - 2] : before;
  const isPlacePreposition = placePrepositions.has(preposition?.form.toLowerCase() ?? '');
  add(isPlacePreposition, 'place preposition before');
  add(!isPlacePreposition && preposition?.tag === 'ADP', 'other preposition before');
  add(hasArticle, 'article before');
  add(titles.has(plain(before?.form ?? '')), 'title before');
  add(after?.form === ',' && gazetteer.classOf(tokens[end + 1]?.form ?? '') === 'place', 'comma and place after');
  add(before?.form === ',' && gazetteer.classOf(tokens[start - 2]?.form ?? '') === 'place', 'place and comma before');
  const verb = after?.tag === 'AUX' || after?.tag === 'ADV' ? tokens[end + 1] : after;
  const isVerbal = after?.tag === 'VERB' || after?.tag === 'AUX';
  const says = verb?.tag === 'VERB' && sayingVerbs.has(verb.lemma);
  add(says, 'saying verb after');
  add(!says && isVerbal, 'other verb after');
  add(before?.tag === 'VERB' && sayingVerbs.has(before.lemma), 'saying verb before');
  add(after !== undefined && /^['’]s?$/.test(after.form), 'possessive after');
  add(after?.tag === 'NOUN', 'noun after');
  add(before?.tag === 'NOUN', 'noun before');
  add(
    /^(?:who|whom|whose)$/.test(after?.form === ',' ? (tokens[end + 1]?.form ?? '') : (after?.form ?? '')),
    'relative pronoun after',
  );
  add(start === 0, 'sentence start');
  return found;
}

/** A form in lower case without its final full stop. */
function plain(form: string): string {
  return form.length > 1 ? form.toLowerCase().replace(/\.$/, '') : form.toLowerCase();
}
