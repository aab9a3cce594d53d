import { ArgumentCounts } from '../../discocat/argument-counts.js';
import type { ArgumentTable } from '../../discocat/read-argument-counts.js';
import { VerbArguments } from '../../discocat/verb-arguments.js';
import type { PartOfSpeech } from '../../lexicon/synset.js';
import { tagLemma, untagLemma } from '../../lexicon/tagged-lemma.js';
import type { AnyAnswer, ItemAnswer } from '../any-dataset.js';
import type { Phrase, PhraseForm, PropertySet, RatedPairSet } from '../dataset.js';

/** The parts of speech of the words of a phrase in the order of its form; a lone word is what the file says, else a noun. */
const roles: ReadonlyMap<PhraseForm, readonly PartOfSpeech[]> = new Map<PhraseForm, readonly PartOfSpeech[]>([
  ['adjective-noun', ['a', 'n']],
  ['noun-noun', ['n', 'n']],
  ['modifier-noun', ['n', 'n']],
  ['verb-object', ['v', 'n']],
  ['subject-verb', ['n', 'v']],
  ['subject-verb-object', ['n', 'v', 'n']],
  ['adjective-subject-verb-adjective-object', ['a', 'n', 'v', 'a', 'n']],
  ['subject-relative', ['n', 'v', 'n']],
  ['object-relative', ['n', 'v', 'n']],
  ['ellipsis', ['n', 'v', 'n', 'n']],
]);

/** Returns a phrase with its words tagged by what they are in it, `show/v`, as spaces of tagged lemmas hold them. */
export function tagPhrase(phrase: Phrase): Phrase {
  const { form, words, partOfSpeech } = phrase;
  const parts = form === 'word' ? [partOfSpeech ?? 'n'] : roles.get(form);
  if (parts === undefined) return phrase;
  return { ...phrase, words: words.map((word, place) => tagLemma(word, parts[place] ?? 'n')) };
}

/** Returns rated pairs with the words of their phrases tagged. */
export function tagPairs(set: RatedPairSet): RatedPairSet {
  const pairs = set.pairs.map((pair) => ({ ...pair, left: tagPhrase(pair.left), right: tagPhrase(pair.right) }));
  return { ...set, pairs };
}

/** Returns properties with the words of their phrases tagged, and their terms as nouns. */
export function tagProperties(set: PropertySet): PropertySet {
  const properties = set.properties.map((property) => ({
    ...property,
    term: tagLemma(property.term, 'n'),
    phrase: tagPhrase(property.phrase),
  }));
  return { ...set, properties };
}

/** Returns the arguments of the tagged verbs that are asked for, subjects and objects tagged as nouns. */
export function tagVerbArguments(verbs: VerbArguments, asked: Iterable<string>): VerbArguments {
  const tagged = new VerbArguments();
  for (const verb of listOf('v', asked)) {
    if (!verbs.has(untagLemma(verb))) continue;
    for (const { subject, object, count } of verbs.of(untagLemma(verb))) {
      tagged.add({ verb, subject: tagLemma(subject, 'n'), object: tagLemma(object, 'n'), count });
    }
  }
  return tagged;
}

/** Returns the arguments of the tagged words that are asked for, out of a table of words with one argument, tagged likewise. */
export function tagArgumentCounts(
  counts: ArgumentCounts,
  table: ArgumentTable,
  asked: Iterable<string>,
): ArgumentCounts {
  const { word: part, argument: argumentPart } = tableRoles[table];
  const tagged = new ArgumentCounts(counts.title);
  for (const word of listOf(part, asked)) {
    if (!counts.has(untagLemma(word))) continue;
    for (const { argument, count } of counts.of(untagLemma(word))) {
      tagged.add({ word, argument: tagLemma(argument, argumentPart), count });
    }
  }
  return tagged;
}

/** What the words of a table are, and what their arguments. */
const tableRoles: Readonly<Record<ArgumentTable, { readonly word: PartOfSpeech; readonly argument: PartOfSpeech }>> = {
  'verb-subject': { word: 'v', argument: 'n' },
  'verb-object': { word: 'v', argument: 'n' },
  'noun-adjective': { word: 'a', argument: 'n' },
  'noun-noun': { word: 'n', argument: 'n' },
  'verb-adverb': { word: 'r', argument: 'v' },
};

function listOf(part: PartOfSpeech, words: Iterable<string>): string[] {
  return [...new Set(words)].filter((word) => tagLemma(untagLemma(word), part) === word);
}

/** Returns answers that tell what is missing without its tag. */
export function untagMissing<Answer extends AnyAnswer>(answers: readonly ItemAnswer<Answer>[]): ItemAnswer<Answer>[] {
  return answers.map((item) => {
    return item.missing === undefined ? item : { ...item, missing: [...new Set(item.missing.map(untagLemma))] };
  });
}
